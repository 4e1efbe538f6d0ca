package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.catalog.CatalogReader;
import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.repository.CatalogRepository;
import com.thebabesclub.commerce.table.repository.CatalogVersion;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** What the published catalogue counts: which numbers there are, without a scan. */
@Singleton
public final class StockKeyRepository {

    private record Held(CatalogVersion version, List<StockKey> keys) {}

    private final CatalogRepository catalogs;
    private final AtomicReference<List<Held>> held = new AtomicReference<>(List.of());

    public StockKeyRepository(CommerceTable table) {
        this.catalogs = new CatalogRepository(table);
    }

    /** By sku and variant; none where no catalogue was published to the table. */
    public Mono<List<StockKey>> all() {
        return catalogs.currentStrongly().flatMap(this::of).defaultIfEmpty(List.of());
    }

    /** A version never changes, and may be large: it is read once. */
    private Mono<List<StockKey>> of(CatalogVersion version) {
        return held.get().stream()
                .filter(known -> known.version().equals(version))
                .map(known -> Mono.just(known.keys()))
                .findFirst()
                .orElseGet(
                        () ->
                                catalogs.json(version.number())
                                        .map(json -> CatalogReader.read(json).stockKeys())
                                        .doOnNext(
                                                keys ->
                                                        held.set(
                                                                List.of(new Held(version, keys)))));
    }
}
