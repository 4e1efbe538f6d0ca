package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.stock.PiecesByProduct;
import com.thebabesclub.commerce.domain.stock.ReservationAttempt;
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

    private static final Mono<Outcome> DONE = Mono.just(new Outcome.Done());

    private static final Duration SOON = Duration.ofMinutes(5);

    private final CommerceTable table;
    private final CartPaymentRepository carts;
    private final SessionRepository sessions;
    private final SessionInquiry inquiry;
    private final Clock clock;

    public ReservationReleaseHandler(
            CommerceTable table,
            CartPaymentRepository carts,
            SessionRepository sessions,
            SessionInquiry inquiry,
            Clock clock) {
        this.table = table;
        this.carts = carts;
        this.sessions = sessions;
        this.inquiry = inquiry;
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

    private static ReservationState state(Attributes item) {
        return ReservationState.ofText(item.text(ReservationWrites.STATE));
    }

    private static PiecesByProduct held(Attributes item) {
        return StockQuantitiesAttributeMapper.read(item.map(ReservationItemMapper.HELD));
    }

    private Mono<Outcome> release(Key key, OutboxTask task) {
        return table.getStrongly(key)
                .flatMap(item -> release(item, task))
                .defaultIfEmpty(new Outcome.Done());
    }

    private Mono<Outcome> release(Attributes item, OutboxTask task) {
        PiecesByProduct held = held(item);
        return switch (state(item)) {
            case RELEASED -> DONE;
            case ENDING -> giveBack(item, ReservationState.RELEASED, held, held);
            case SOLD -> rest(item, held);
            case RESERVED -> isOf(item, task) ? reserved(item, task) : DONE;
        };
    }

    /** A later attempt has a task of its own. */
    private static boolean isOf(Attributes item, OutboxTask task) {
        return task.about()
                .flatMap(ReservationAttempt::parse)
                .filter(attempt -> attempt.attempt() == item.number(ReservationItemMapper.HOLDER))
                .isPresent();
    }

    /** Given back only where nobody can have paid. */
    private Mono<Outcome> reserved(Attributes item, OutboxTask task) {
        Instant now = clock.instant();
        Instant over =
                item.time(ReservationItemMapper.ENDS_AT).plus(ReservationWrites.OVER_FOR_CERTAIN);
        if (now.isBefore(over)) {
            return Mono.just(new Outcome.Later(over));
        }
        return carts.session(task.sessionId(), (int) item.number(ReservationItemMapper.HOLDER))
                .flatMap(this::stage)
                .defaultIfEmpty(SessionStage.EXPIRED)
                .flatMap(
                        stage ->
                                switch (stage) {
                                    case OPEN -> Mono.just(new Outcome.Later(now.plus(SOON)));
                                    case UNPAID, FREE, PAID -> DONE;
                                    case EXPIRED, FAILED -> giveBack(item);
                                });
    }

    /** What the table knows of a session that is over, else what Stripe says. */
    private Mono<SessionStage> stage(String sessionId) {
        return sessions.findStrongly(sessionId)
                .map(pointer -> pointer.facts().stage())
                .filter(stage -> stage != SessionStage.OPEN)
                .switchIfEmpty(Mono.defer(() -> inquiry.stage(sessionId)));
    }

    /** Also where what Stripe said has changed it: then it is to be given back. */
    private Mono<Outcome> giveBack(Attributes seen) {
        return table.getStrongly(seen.key())
                .flatMap(
                        item -> {
                            PiecesByProduct held = held(item);
                            return switch (state(item)) {
                                case RESERVED, ENDING ->
                                        giveBack(item, ReservationState.RELEASED, held, held);
                                case SOLD, RELEASED -> DONE;
                            };
                        })
                .switchIfEmpty(DONE);
    }

    /** What an earlier attempt wanted, whose session was ended for the one that was paid. */
    private Mono<Outcome> rest(Attributes item, PiecesByProduct held) {
        Optional<PiecesByProduct> sold =
                item.findMap(ReservationItemMapper.WANTED)
                        .flatMap(
                                wanted ->
                                        wanted.findMap(
                                                Long.toString(
                                                        item.number(SaleWrites.SOLD_ATTEMPT))))
                        .map(StockQuantitiesAttributeMapper::read);
        PiecesByProduct rest = sold.map(held::beyond).orElse(PiecesByProduct.NONE);
        return rest.isEmpty()
                ? Mono.just(new Outcome.Done())
                : giveBack(item, ReservationState.SOLD, sold.orElse(held), rest);
    }

    private Mono<Outcome> giveBack(
            Attributes item, ReservationState next, PiecesByProduct kept, PiecesByProduct back) {
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
