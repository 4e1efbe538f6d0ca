package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the reservation of a session with what became of the session. */
@Singleton
public final class ReservationCheckService {

    private final CommerceTable table;
    private final SessionRepository sessions;
    private final SaleRepository sales;
    private final Clock clock;

    public ReservationCheckService(CommerceTable table, Clock clock) {
        this.table = table;
        this.sessions = new SessionRepository(table);
        this.sales = new SaleRepository(table);
        this.clock = clock;
    }

    /** Whether a session was paid and its pieces are not sold, or is over and holds some. */
    public Mono<Boolean> isAstray(String sessionId) {
        return sessions.findStrongly(sessionId).flatMap(this::isAstray).defaultIfEmpty(false);
    }

    /**
     * The same, and puts it right on the version of the session, where the reservation is there
     * still. What was given back of a paid session stays so: a person has to count it.
     */
    public Mono<Boolean> mend(String sessionId) {
        return sessions.findStrongly(sessionId)
                .flatMap(
                        pointer ->
                                isAstray(pointer)
                                        .filter(astray -> astray)
                                        .flatMap(_ -> write(pointer).thenReturn(true)))
                .defaultIfEmpty(false);
    }

    private Mono<Boolean> isAstray(SessionPointer pointer) {
        return switch (pointer.facts().stage()) {
            case OPEN -> Mono.just(false);
            case UNPAID, FREE, PAID ->
                    sales.of(pointer)
                            .map(_ -> false)
                            .defaultIfEmpty(
                                    pointer.reservation().isPresent() && !isOversold(pointer));
            case EXPIRED, FAILED ->
                    sales.of(pointer)
                            .map(_ -> true)
                            .switchIfEmpty(Mono.defer(() -> isHolding(pointer)));
        };
    }

    private static boolean isOversold(SessionPointer pointer) {
        return pointer.record()
                .map(OrderRecord::oversold)
                .filter(all -> !all.isEmpty())
                .isPresent();
    }

    private Mono<Boolean> isHolding(SessionPointer pointer) {
        return Mono.justOrEmpty(keys(pointer))
                .flatMap(
                        keys ->
                                table.getStrongly(keys.reservation())
                                        .map(item -> isHeldBy(item, keys)))
                .defaultIfEmpty(false);
    }

    private static boolean isHeldBy(Attributes item, ReservationKeys keys) {
        return item.text(ReservationWrites.STATE).equals(ReservationState.RESERVED.text())
                && item.number(ReservationItemMapper.HOLDER) == keys.attempt().attempt();
    }

    /** What was sold in place of the reservation comes second: one of the two is there. */
    private Mono<Void> write(SessionPointer pointer) {
        return Flux.fromIterable(SaleWrites.again(pointer, clock.instant()))
                .concatMap(writes -> write(pointer, writes))
                .takeUntil(done -> done)
                .then();
    }

    private Mono<Boolean> write(SessionPointer pointer, List<Write> writes) {
        List<Write> all = new ArrayList<>(writes);
        all.add(
                new Write.Check(
                        Key.session(pointer.sessionId()), SessionRepository.unchanged(pointer)));
        return table.transact(all)
                .thenReturn(true)
                .onErrorResume(
                        WriteRefused.class,
                        refused -> refused.isConflict() ? Mono.error(refused) : Mono.just(false));
    }

    private static Optional<ReservationKeys> keys(SessionPointer pointer) {
        return pointer.reservation()
                .flatMap(
                        attempt -> pointer.cartId().map(cart -> ReservationKeys.of(cart, attempt)));
    }
}
