package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.outbox.ClaimedTask;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.outbox.RequestPacer;
import com.thebabesclub.commerce.outbox.TaskHandler;
import com.thebabesclub.commerce.stock.SessionInquiry;
import com.thebabesclub.commerce.stripe.StripePaymentClient;
import com.thebabesclub.commerce.stripe.StripeRefused;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks what became of a session of which no event may ever have come: one whose life is over, or
 * whose payment is pending. Whatever Stripe says is settled.
 */
public final class SessionRecheckHandler implements TaskHandler, SessionInquiry {

    /** Stripe closes a session a little after its time. */
    private static final Duration CLOSES_SOON = Duration.ofMinutes(10);

    private static final Duration CLOSED_FOR_CERTAIN = Duration.ofDays(2);

    /** Tells the task of a session that could not be settled from that of a pending payment. */
    private static final String FAILED = "failed";

    private final SessionRepository sessions;
    private final StripeSessionClient stripe;
    private final StripePaymentClient payments;
    private final SettlementService settlement;
    private final RequestPacer requestPacer;
    private final SessionOwnershipService ownership;
    private final Clock clock;

    public SessionRecheckHandler(
            SessionRepository sessions,
            StripeSessionClient stripe,
            StripePaymentClient payments,
            SettlementService settlement,
            RequestPacer requestPacer,
            SessionOwnershipService ownership,
            Clock clock) {
        this.sessions = sessions;
        this.stripe = stripe;
        this.payments = payments;
        this.settlement = settlement;
        this.requestPacer = requestPacer;
        this.ownership = ownership;
        this.clock = clock;
    }

    /** To be owed where a session could not be settled: Stripe is asked again then. */
    public static OutboxTask again(String sessionId, Instant at) {
        return new OutboxTask(
                OutboxTask.Kind.POLL,
                at,
                sessionId,
                Optional.of(FAILED),
                Optional.empty(),
                List.of(OutboxTask.Owed.SETTLE));
    }

    @Override
    public Mono<Outcome> run(ClaimedTask claimed) {
        String sessionId = claimed.task().sessionId();
        if (claimed.task().about().equals(Optional.of(FollowUpTaskPlanner.REFUNDS))) {
            return sessions.read(sessionId)
                    .flatMap(stored -> Mono.justOrEmpty(stored.pointer()))
                    .filter(pointer -> FollowUpTaskPlanner.isPending(pointer.facts()))
                    .flatMap(pointer -> refunds(claimed, pointer))
                    .defaultIfEmpty(new Outcome.Done());
        }
        if (claimed.task().about().equals(Optional.of(FAILED))) {
            return ask(claimed);
        }
        return sessions.findStrongly(sessionId)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(
                        known ->
                                known.filter(SessionRecheckHandler::isOver).isPresent()
                                        ? Mono.just(new Outcome.Done())
                                        : ask(claimed));
    }

    private static boolean isOver(SessionPointer pointer) {
        SessionStage stage = pointer.facts().stage();
        return stage != SessionStage.OPEN && stage != SessionStage.UNPAID;
    }

    @Override
    public Mono<SessionStage> stage(String sessionId) {
        return read(sessionId)
                .flatMap(
                        session ->
                                settled(session)
                                        .map(result -> result.pointer().facts().stage())
                                        .defaultIfEmpty(session.facts().stage()))
                .onErrorResume(
                        StripeRefused.class,
                        refused -> refused.isMissing() ? Mono.empty() : Mono.error(refused));
    }

    private Mono<ObservedSession> read(String sessionId) {
        return requestPacer.take().then(Mono.defer(() -> stripe.retrieve(sessionId)));
    }

    private Mono<Outcome> ask(ClaimedTask claimed) {
        return read(claimed.task().sessionId())
                .flatMap(session -> settle(claimed, session))
                .onErrorResume(
                        StripeRefused.class,
                        refused ->
                                refused.isMissing()
                                        ? Mono.just(new Outcome.Hopeless("no such session"))
                                        : Mono.error(refused));
    }

    private Mono<Outcome> settle(ClaimedTask claimed, ObservedSession session) {
        return settled(session)
                .map(result -> next(claimed, result.pointer().facts().stage()))
                .defaultIfEmpty(new Outcome.Done());
    }

    /** Empty where it is not ours. */
    private Mono<SettlementResult> settled(ObservedSession session) {
        return Mono.just(session)
                .filterWhen(ownership::isOurs)
                .flatMap(
                        ours ->
                                settlement.settle(
                                        ours, SettlementCause.of(OrderSource.NIGHTLY_SYNC)));
    }

    private Mono<Outcome> refunds(ClaimedTask claimed, SessionPointer pointer) {
        return Mono.justOrEmpty(pointer.facts().details().paymentIntentId())
                .flatMap(
                        intent ->
                                requestPacer
                                        .take()
                                        .then(Mono.defer(() -> payments.refunds(intent))))
                .map(
                        all ->
                                Observation.of(
                                        pointer.sessionId(),
                                        _ -> Mono.just(PaymentFacts.of(new Refunds(all)))))
                .flatMap(
                        observed ->
                                settlement.settle(
                                        observed, SettlementCause.of(OrderSource.NIGHTLY_SYNC)))
                .filter(result -> FollowUpTaskPlanner.isPending(result.pointer().facts()))
                .map(_ -> later(claimed));
    }

    private Outcome later(ClaimedTask claimed) {
        return PendingPaymentPollPolicy.after(claimed.since(), clock.instant())
                .<Outcome>map(Outcome.Later::new)
                .orElseGet(() -> new Outcome.Hopeless("pending for 30 days"));
    }

    private Outcome next(ClaimedTask claimed, SessionStage stage) {
        boolean pending =
                stage == SessionStage.UNPAID
                        && claimed.task().kind() == OutboxTask.Kind.POLL
                        && claimed.task().about().isEmpty();
        if (pending) {
            return later(claimed);
        }
        return stage == SessionStage.OPEN ? open(claimed) : new Outcome.Done();
    }

    private Outcome open(ClaimedTask claimed) {
        Instant now = clock.instant();
        return now.isAfter(claimed.since().plus(CLOSED_FOR_CERTAIN))
                ? new Outcome.Hopeless("open after its time")
                : new Outcome.Later(now.plus(CLOSES_SOON));
    }
}
