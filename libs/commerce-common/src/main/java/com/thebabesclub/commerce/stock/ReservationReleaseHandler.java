package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.stock.ReservationAttempt;
import com.thebabesclub.commerce.domain.stock.StockQuantities;
import com.thebabesclub.commerce.outbox.ClaimedTask;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.outbox.TaskHandler;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;
import com.thebabesclub.commerce.table.repository.CartPaymentRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;
import com.thebabesclub.commerce.table.repository.StockQuantitiesAttributeMapper;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives back the pieces that a cart holds and nobody is going to buy, in a transaction of its own,
 * so that no payment waits for a popular piece. What was given back is not given back again.
 */
public final class ReservationReleaseHandler implements TaskHandler {

    /** A session whose end nobody has told of is asked about until then, by a task of its own. */
    private static final Duration KNOWN_FOR_CERTAIN = Duration.ofDays(1);

    private static final Duration SOON = Duration.ofMinutes(5);

    private final CommerceTable table;
    private final CartPaymentRepository carts;
    private final SessionRepository sessions;
    private final Clock clock;

    public ReservationReleaseHandler(
            CommerceTable table,
            CartPaymentRepository carts,
            SessionRepository sessions,
            Clock clock) {
        this.table = table;
        this.carts = carts;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Mono<Outcome> run(ClaimedTask claimed) {
        OutboxTask task = claimed.task();
        return Mono.justOrEmpty(task.about().flatMap(ReservationAttempt::parse))
                .map(attempt -> ReservationKeys.of(task.sessionId(), attempt))
                .flatMapMany(keys -> Flux.just(keys.reservation(), keys.lateSale()))
                .concatMap(key -> release(key, task))
                .filter(outcome -> !(outcome instanceof Outcome.Done))
                .next()
                .defaultIfEmpty(new Outcome.Done());
    }

    private Mono<Outcome> release(Key key, OutboxTask task) {
        return table.getStrongly(key)
                .flatMap(item -> release(item, task))
                .defaultIfEmpty(new Outcome.Done());
    }

    private Mono<Outcome> release(Attributes item, OutboxTask task) {
        StockQuantities held =
                StockQuantitiesAttributeMapper.read(item.map(ReservationItemMapper.HELD));
        return switch (ReservationState.ofText(item.text(ReservationWrites.STATE))) {
            case RELEASED -> Mono.just(new Outcome.Done());
            case ENDING -> giveBack(item, ReservationState.RELEASED, held, held);
            case SOLD -> rest(item, held);
            case RESERVED ->
                    later(item, task)
                            .<Outcome>map(Outcome.Later::new)
                            .switchIfEmpty(
                                    Mono.defer(
                                            () ->
                                                    isOf(item, task)
                                                            ? giveBack(
                                                                    item,
                                                                    ReservationState.RELEASED,
                                                                    held,
                                                                    held)
                                                            : Mono.just(new Outcome.Done())));
        };
    }

    /** A later attempt has a task of its own. */
    private static boolean isOf(Attributes item, OutboxTask task) {
        return task.about()
                .flatMap(ReservationAttempt::parse)
                .filter(attempt -> attempt.attempt() == item.number(ReservationItemMapper.HOLDER))
                .isPresent();
    }

    /** When to look again; empty where nobody can pay any more. */
    private Mono<Instant> later(Attributes item, OutboxTask task) {
        if (!isOf(item, task)) {
            return Mono.empty();
        }
        Instant now = clock.instant();
        Instant end = item.time(ReservationItemMapper.ENDS_AT);
        Instant over = end.plus(ReservationWrites.OVER_FOR_CERTAIN);
        if (now.isBefore(over)) {
            return Mono.just(over);
        }
        return now.isAfter(end.plus(KNOWN_FOR_CERTAIN))
                ? Mono.empty()
                : carts.session(task.sessionId(), (int) item.number(ReservationItemMapper.HOLDER))
                        .flatMap(sessions::findStrongly)
                        .filter(pointer -> pointer.facts().stage() == SessionStage.OPEN)
                        .map(_ -> now.plus(SOON));
    }

    /** What an earlier attempt wanted, whose session was ended for the one that was paid. */
    private Mono<Outcome> rest(Attributes item, StockQuantities held) {
        Optional<StockQuantities> sold =
                item.findMap(ReservationItemMapper.WANTED)
                        .flatMap(
                                wanted ->
                                        wanted.findMap(
                                                Long.toString(
                                                        item.number(SaleWrites.SOLD_ATTEMPT))))
                        .map(StockQuantitiesAttributeMapper::read);
        StockQuantities rest = sold.map(held::beyond).orElse(StockQuantities.NONE);
        return rest.isEmpty()
                ? Mono.just(new Outcome.Done())
                : giveBack(item, ReservationState.SOLD, sold.orElse(held), rest);
    }

    private Mono<Outcome> giveBack(
            Attributes item, ReservationState next, StockQuantities kept, StockQuantities back) {
        List<Write> writes = new ArrayList<>();
        writes.add(
                Write.update(
                        item.key(),
                        Condition.same(item, ReservationWrites.STATE)
                                .and(Condition.same(item, ReservationItemMapper.HOLDER))
                                .and(Condition.same(item, ReservationItemMapper.HELD)),
                        AttributeChange.set(ReservationWrites.STATE, next.text()),
                        AttributeChange.set(
                                ReservationItemMapper.HELD,
                                StockQuantitiesAttributeMapper.of(kept))));
        back.each((key, number) -> writes.add(ReservationWrites.giveBack(key, number)));
        return table.transact(writes)
                .thenReturn((Outcome) new Outcome.Done())
                .onErrorResume(
                        WriteRefused.class,
                        _ -> Mono.just(new Outcome.Failed("the reservation changed meanwhile")));
    }
}
