package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.stock.StockChange;
import com.thebabesclub.commerce.domain.stock.StockLevel;
import com.thebabesclub.commerce.domain.stock.StockMove;
import com.thebabesclub.commerce.domain.stock.StockRefusal;
import com.thebabesclub.commerce.domain.stock.StockRefusedException;
import com.thebabesclub.commerce.table.WriteRefused;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Changes the number of pieces of what is counted, as the shop's people say. */
@Singleton
public final class StockService {

    /** Shoppers and others of the shop write the same item: what is read then is newer. */
    private static final Retry LOST =
            Retry.backoff(8, Duration.ofMillis(20))
                    .maxBackoff(Duration.ofMillis(200))
                    .filter(WriteRefused.class::isInstance)
                    .onRetryExhaustedThrow((_, last) -> last.failure());

    private final StockRepository stock;
    private final StockKeyRepository keys;
    private final Clock clock;

    public StockService(StockRepository stock, StockKeyRepository keys, Clock clock) {
        this.stock = stock;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Carries out a request once, however often it is made. Its move and the level as it is now.
     *
     * <p>Fails with {@link StockRefusedException} where it does not fit what there is.
     */
    public Mono<StockResult> change(StockRequest request) {
        return Mono.defer(() -> stock.done(request.key(), request.id()))
                .flatMap(
                        done ->
                                done.map(again -> again(request, again))
                                        .orElseGet(() -> first(request)))
                .retryWhen(LOST)
                .flatMap(
                        move ->
                                stock.level(request.key())
                                        .map(level -> new StockResult(level, move)));
    }

    private Mono<StockMove> again(StockRequest request, StockRepository.Done done) {
        return done.wanted().equals(request.wanted())
                ? stock.move(done.move())
                : Mono.error(
                        () -> StockRefusedException.because(StockRefusal.IDEMPOTENCY_CONFLICT));
    }

    private Mono<StockMove> first(StockRequest request) {
        return stock.level(request.key())
                .flatMap(level -> requireCounted(request, level))
                .flatMap(
                        level -> {
                            StockMove move = move(request, level);
                            return stock.write(request, move, level).thenReturn(move);
                        });
    }

    /** What has a number was counted once; only for the first one is the catalogue read. */
    private Mono<StockLevel> requireCounted(StockRequest request, StockLevel level) {
        if (level.isKnown()) {
            return Mono.just(level);
        }
        return keys.all()
                .filter(counted -> counted.contains(request.key()))
                .map(_ -> level)
                .switchIfEmpty(
                        Mono.error(() -> StockRefusedException.because(StockRefusal.NOT_COUNTED)));
    }

    private StockMove move(StockRequest request, StockLevel level) {
        return new StockMove(
                request.id(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                request.by(),
                request.change().difference(level),
                counted(request.change()),
                request.reason());
    }

    private static Optional<Long> counted(StockChange change) {
        return switch (change) {
            case StockChange.Count(long pieces, String _) -> Optional.of(pieces);
            case StockChange.Difference _ -> Optional.empty();
        };
    }
}
