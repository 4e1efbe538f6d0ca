package com.thebabesclub.commerce.operator.catalog.publication;

import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.domain.catalog.CatalogReader;
import com.thebabesclub.commerce.domain.catalog.InvalidCatalogException;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.sync.command.UsageException;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.repository.CatalogRepository;
import com.thebabesclub.commerce.table.repository.CatalogTooLargeException;
import com.thebabesclub.commerce.table.repository.CatalogVersion;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Publishes a catalogue: checks it, shows what changes, and writes it if that is agreed to. */
@Singleton
final class CatalogPublisher {

    /**
     * What came of it.
     *
     * @param version the one that is sold from now
     * @param isNew false where it said the same already
     */
    record Publication(CatalogVersion version, boolean isNew) {}

    /** The catalogue that is sold from, as far as it can be read. */
    private record Seen(Optional<CatalogVersion> version, Optional<Catalog> catalog) {

        static final Seen NOTHING = new Seen(Optional.empty(), Optional.empty());
    }

    private final CatalogRepository catalogs;
    private final ShopProperties shop;
    private final Clock clock;

    CatalogPublisher(CommerceTable table, ShopProperties shop, Clock clock) {
        this.catalogs = new CatalogRepository(table);
        this.shop = shop;
        this.clock = clock;
    }

    CatalogRepository catalogs() {
        return catalogs;
    }

    /**
     * Publishes it as the version after the one that is sold from.
     *
     * @param agreed given the lines of the difference, whether to go on
     * @return nothing where that was not agreed to; {@link UsageException} where it cannot be sold
     *     from, or another was published meanwhile
     */
    Mono<Publication> publish(byte[] json, Predicate<List<String>> agreed) {
        return Mono.fromSupplier(() -> checked(json))
                .flatMap(catalog -> seen().flatMap(seen -> publish(json, catalog, seen, agreed)));
    }

    private Mono<Publication> publish(
            byte[] json, Catalog catalog, Seen seen, Predicate<List<String>> agreed) {
        Optional<CatalogVersion> same =
                seen.version().filter(version -> catalogs.isOf(version, json));
        if (same.isPresent()) {
            return Mono.just(new Publication(same.get(), false));
        }
        List<String> changes = CatalogComparison.of(seen.catalog(), catalog, clock.instant());
        return agreed.test(changes) ? written(json, seen.version()) : Mono.empty();
    }

    private Mono<Publication> written(byte[] json, Optional<CatalogVersion> seen) {
        return catalogs.publish(json, seen, clock.instant())
                .switchIfEmpty(Mono.defer(() -> own(json)))
                .map(version -> new Publication(version, true))
                .onErrorMap(CatalogTooLargeException.class, CatalogPublisher::unusable);
    }

    /** The answer to a write may be lost, and the write be refused the second time. */
    private Mono<CatalogVersion> own(byte[] json) {
        return catalogs.currentStrongly()
                .filter(version -> catalogs.isOf(version, json))
                .switchIfEmpty(
                        Mono.error(
                                new UsageException(
                                        "Somebody else published a catalogue at the same moment: look at catalog versions, then try again.")));
    }

    private Catalog checked(byte[] json) {
        try {
            Catalog catalog = CatalogReader.read(json);
            if (catalog.isSample() && shop.isLive()) {
                throw new UsageException(
                        "This is the sample of invented products, and SHOP_ENV is prod.");
            }
            return catalog;
        } catch (InvalidCatalogException invalid) {
            throw unusable(invalid);
        }
    }

    private static UsageException unusable(RuntimeException problem) {
        return new UsageException(
                "The catalogue cannot be sold from: %s.".formatted(problem.getMessage()), problem);
    }

    private Mono<Seen> seen() {
        return catalogs.currentStrongly().flatMap(this::seen).defaultIfEmpty(Seen.NOTHING);
    }

    private Mono<Seen> seen(CatalogVersion version) {
        return catalogs.json(version.number())
                .map(CatalogPublisher::readable)
                .defaultIfEmpty(Optional.empty())
                .map(catalog -> new Seen(Optional.of(version), catalog));
    }

    /** One that an older release of this program cannot read must not keep the next from coming. */
    private static Optional<Catalog> readable(byte[] json) {
        try {
            return Optional.of(CatalogReader.read(json));
        } catch (InvalidCatalogException unreadable) {
            return Optional.empty();
        }
    }
}
