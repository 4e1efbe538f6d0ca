package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The catalogues that were published, in the table. Each version stays, so that an older one can be
 * published again.
 */
public final class CatalogRepository {

    private final CommerceTable table;

    public CatalogRepository(CommerceTable table) {
        this.table = table;
    }

    /** The version that is sold from, as it was a moment ago; empty where none was published. */
    public Mono<CatalogVersion> current() {
        return table.get(Key.currentCatalog()).map(CatalogItemMapper::version);
    }

    /** The same as it is now. */
    public Mono<CatalogVersion> currentStrongly() {
        return table.getStrongly(Key.currentCatalog()).map(CatalogItemMapper::version);
    }

    /** What this version says, to the byte; empty where there is no such version. */
    public Mono<byte[]> json(long number) {
        return table.getStrongly(Key.catalogVersion(number))
                .map(CatalogItemMapper::json)
                .map(CatalogCompression::expand);
    }

    /**
     * Publishes a catalogue as the version after the one that was seen.
     *
     * @param seen the version that its author looked at; empty for the first
     * @return nothing where another was published meanwhile; {@link CatalogTooLargeException} where
     *     it does not fit into an item
     */
    public Mono<CatalogVersion> publish(byte[] json, Optional<CatalogVersion> seen, Instant now) {
        long number = seen.map(CatalogVersion::number).orElse(0L) + 1;
        return Mono.defer(
                () -> {
                    CatalogVersion next =
                            new CatalogVersion(
                                    number,
                                    CatalogCompression.digest(json),
                                    Instant.ofEpochSecond(now.getEpochSecond()));
                    Attributes body =
                            CatalogItemMapper.body(next, CatalogCompression.compress(json));
                    return table.transact(
                                    List.of(
                                            Write.put(body, Condition.absent()),
                                            Write.put(
                                                    CatalogItemMapper.current(next),
                                                    isStill(seen))))
                            .thenReturn(next)
                            .onErrorResume(WriteRefused.class, _ -> Mono.empty());
                });
    }

    /** True where the version says this, to the byte. */
    public boolean isOf(CatalogVersion version, byte[] json) {
        return version.digest().equals(CatalogCompression.digest(json));
    }

    /**
     * The last versions, the newest first.
     *
     * @param most how many
     */
    public Mono<List<CatalogVersion>> versions(int most) {
        return table.query(newest(most))
                .map(page -> page.items().stream().map(CatalogRepository::version).toList());
    }

    /**
     * Where the versions are, the newest first.
     *
     * @param most on a page; a page ends sooner where it comes to a mebibyte
     */
    public static KeyRange newest(int most) {
        return KeyRange.newest(Key.CATALOG, Key.CATALOG_VERSIONS, most);
    }

    /** The version that an item of {@link #newest} is. */
    public static CatalogVersion version(Attributes item) {
        return CatalogItemMapper.version(item);
    }

    private static Condition isStill(Optional<CatalogVersion> seen) {
        return seen.map(version -> Condition.equal(CatalogItemMapper.NUMBER, version.number()))
                .orElse(Condition.absent());
    }
}
