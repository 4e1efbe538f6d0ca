package com.thebabesclub.commerce.checkout.catalog;

import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.domain.catalog.CatalogReader;
import com.thebabesclub.commerce.domain.catalog.InvalidCatalogException;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.runtime.catalog.CatalogSource;
import com.thebabesclub.commerce.runtime.catalog.CurrentCatalog;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.table.repository.CatalogRepository;
import com.thebabesclub.commerce.table.repository.CatalogVersion;

import io.micronaut.http.HttpStatus;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * The catalogue that was published to the table. Which version that is, is read once a minute, and
 * what it says only if it is another. A request waits for neither, unless what is held is older
 * than five minutes.
 *
 * <p>A version that cannot be sold from is logged, and the one before it is kept.
 */
public final class PublishedCatalog implements CurrentCatalog {

    /** How long a price that changed may go unseen while requests come in. */
    static final Duration FRESH = Duration.ofMinutes(1);

    /** How long a price that changed may be asked for after a time without requests. */
    static final Duration USABLE = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(PublishedCatalog.class);

    /** A catalogue, and when it was last known to be the one that is sold from. */
    private record Held(CatalogVersion version, Catalog catalog, Instant knownAt) {

        boolean isOlderThan(Duration age, Instant now) {
            return knownAt.plus(age).isBefore(now);
        }

        Held stillAt(Instant now) {
            return new Held(version, catalog, now);
        }
    }

    /** A reading of the table. One that a frozen process had begun never ends. */
    private record Reading(Mono<Held> result, AtomicBoolean isOver, Instant begunAt) {

        private static final Duration LIMIT = Duration.ofSeconds(5);

        static Reading begin(Mono<Held> newest, Instant now) {
            AtomicBoolean isOver = new AtomicBoolean();
            return new Reading(newest.doFinally(_ -> isOver.set(true)).cache(), isOver, now);
        }

        boolean isUnderWay(Instant now) {
            return !isOver.get() && now.isBefore(begunAt.plus(LIMIT));
        }
    }

    private final CatalogRepository catalogs;
    private final ShopProperties shop;
    private final BooleanSupplier rehearsing;
    private final Clock clock;
    private final AtomicReference<Optional<Held>> held = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Reading>> reading =
            new AtomicReference<>(Optional.empty());

    /**
     * The catalogue of a shop.
     *
     * @param rehearsing whether what happens now is a rehearsal, which sells from the sample
     */
    public PublishedCatalog(
            CatalogRepository catalogs,
            ShopProperties shop,
            BooleanSupplier rehearsing,
            Clock clock) {
        this.catalogs = catalogs;
        this.shop = shop;
        this.rehearsing = rehearsing;
        this.clock = clock;
    }

    /** {@code no_catalog} where none was published. */
    @Override
    public Mono<Catalog> read() {
        return Mono.defer(
                () ->
                        rehearsing.getAsBoolean()
                                ? Mono.fromSupplier(CatalogSource::sample)
                                : held().map(Held::catalog));
    }

    /** Begins to read it, so that the first request waits for less. */
    public void prefetch() {
        refreshed().subscribe(_ -> {}, PublishedCatalog::logFailure);
    }

    @Override
    public void renew() {
        held.updateAndGet(known -> known.map(old -> old.stillAt(Instant.EPOCH)));
        reading.set(Optional.empty());
        prefetch();
    }

    private Mono<Held> held() {
        Instant now = clock.instant();
        Optional<Held> known = held.get().filter(usable -> !usable.isOlderThan(USABLE, now));
        if (known.isEmpty()) {
            return refreshed();
        }
        if (known.get().isOlderThan(FRESH, now)) {
            prefetch();
        }
        return Mono.just(known.get());
    }

    /** One reading at a time, whoever waits for it. */
    private Mono<Held> refreshed() {
        Instant now = clock.instant();
        Optional<Reading> begun = reading.get();
        if (begun.isPresent() && begun.get().isUnderWay(now)) {
            return begun.get().result();
        }
        Optional<Reading> mine = Optional.of(Reading.begin(newest(), now));
        return reading.compareAndSet(begun, mine) ? mine.get().result() : refreshed();
    }

    private Mono<Held> newest() {
        return catalogs.current()
                .flatMap(this::take)
                .switchIfEmpty(Mono.error(PublishedCatalog::none))
                .doOnNext(newest -> held.set(Optional.of(newest)));
    }

    /** An older one than that which is held is what the table said a moment ago. */
    private Mono<Held> take(CatalogVersion version) {
        Instant now = clock.instant();
        Optional<Held> known = held.get();
        return known.filter(old -> version.number() <= old.version().number())
                .map(old -> Mono.just(old.stillAt(now)))
                .orElseGet(
                        () ->
                                catalogs.json(version.number())
                                        .switchIfEmpty(Mono.error(PublishedCatalog::withoutContent))
                                        .map(json -> new Held(version, parsed(json), now))
                                        .onErrorResume(
                                                InvalidCatalogException.class,
                                                invalid -> keep(known, version, invalid, now)));
    }

    private static InvalidCatalogException withoutContent() {
        return new InvalidCatalogException("its content is missing");
    }

    private Catalog parsed(byte[] json) {
        Catalog catalog = CatalogReader.read(json);
        if (catalog.isSample() && shop.isLive()) {
            throw new InvalidCatalogException("it is the sample of invented products");
        }
        return catalog;
    }

    private static Mono<Held> keep(
            Optional<Held> known,
            CatalogVersion version,
            InvalidCatalogException why,
            Instant now) {
        LOG.atError()
                .addKeyValue("version", version.number())
                .addKeyValue("reason", why.getMessage())
                .log("Catalogue cannot be sold from");
        return known.map(old -> Mono.just(old.stillAt(now))).orElseGet(() -> Mono.error(none()));
    }

    private static RuntimeException none() {
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "no_catalog",
                        "There is nothing for sale at the moment. Please try again later.")
                .retryAfter(FRESH)
                .exception();
    }

    private static void logFailure(Throwable failure) {
        LOG.atWarn()
                .addKeyValue("reason", failure.getClass().getSimpleName())
                .log("Catalogue not read");
    }
}
