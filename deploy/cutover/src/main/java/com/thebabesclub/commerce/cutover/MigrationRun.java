package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.sync.reconciliation.TokenBucket;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.TableScan;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import java.util.List;
import java.util.function.Function;

/** One run through the tables, part by part; its place is kept after each. */
final class MigrationRun {

    private static final int PART = 500;

    /** A table and what becomes of its rows. */
    record Source(String name, Function<List<Attributes>, Flux<RowResult>> work) {}

    private final List<Source> sources;
    private final boolean dryRun;
    private final MigrationListener watcher;
    private final MigrationPositionRepository places;
    private final TokenBucket tokens;
    private final Retry retry;
    private final TableScan scans;
    private volatile MigrationCounts counted = MigrationCounts.NOTHING;

    MigrationRun(
            List<Source> sources,
            boolean dryRun,
            MigrationListener watcher,
            MigrationPositionRepository places,
            TokenBucket tokens,
            Retry retry,
            TableScan scans) {
        this.sources = List.copyOf(sources);
        this.dryRun = dryRun;
        this.watcher = watcher;
        this.places = places;
        this.tokens = tokens;
        this.retry = retry;
        this.scans = scans;
    }

    /** What was counted up to the last place that was kept. */
    MigrationCounts counted() {
        return counted;
    }

    /** All tables that are not done yet. */
    Mono<MigrationPosition> all(MigrationPosition start) {
        counted = start.tally();
        return Flux.fromIterable(sources)
                .reduce(
                        Mono.just(start),
                        (before, source) -> before.flatMap(at -> whole(source, at)))
                .flatMap(position -> position);
    }

    private Mono<MigrationPosition> whole(Source source, MigrationPosition place) {
        return isDone(source, place)
                ? Mono.just(place)
                : part(source, place)
                        .expand(next -> isDone(source, next) ? Mono.empty() : part(source, next))
                        .last();
    }

    private static boolean isDone(Source source, MigrationPosition place) {
        return place.done().contains(source.name());
    }

    private Mono<MigrationPosition> part(Source source, MigrationPosition place) {
        return Mono.defer(() -> scans.part(source.name(), place.in(source.name()), PART))
                .retryWhen(retry)
                .flatMap(
                        part ->
                                met(source, place, part)
                                        .flatMap(this::kept)
                                        .flatMap(
                                                next ->
                                                        tokens.take(part.readUnits())
                                                                .thenReturn(next)));
    }

    private Mono<MigrationPosition> met(
            Source source, MigrationPosition place, TableScan.Part part) {
        return source.work()
                .apply(part.items())
                .doOnNext(result -> result.findings().forEach(watcher::found))
                .reduce(place.tally(), MigrationCounts::plus)
                .map(tally -> place.read(source.name(), part.next(), tally));
    }

    private Mono<MigrationPosition> kept(MigrationPosition place) {
        Mono<Void> write = dryRun ? Mono.empty() : places.keep(place).retryWhen(retry);
        return write.then(
                Mono.fromSupplier(
                        () -> {
                            counted = place.tally();
                            watcher.counted(counted);
                            return place;
                        }));
    }
}
