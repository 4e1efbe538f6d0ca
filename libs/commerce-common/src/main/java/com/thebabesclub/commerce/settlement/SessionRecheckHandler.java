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
public final class SessionRecheckHandler implements TaskHandler {

    /** Stripe closes a session a little after its time. */
    private static final Duration CLOSES_SOON = Duration.ofMinutes(10);

    private static final Duration CLOSED_FOR_CERTAIN = Duration.ofDays(2);

    /** Tells the task of a session that could not be settled from that of a pending payment. */
    private static final String FAILED = "failed";

    private final SessionRepository sessionRepository;
    private final StripeSessionClient stripe;
    private final StripePaymentClient payments;
    private final SettlementService settlementService;
    private final RequestPacer requestPacer;
    private final String app;
    private final Clock clock;

    /**
     * @param app the mark of this shop's sessions
     */
    public SessionRecheckHandler(
            SessionRepository sessionRepository,
            StripeSessionClient stripe,
            StripePaymentClient payments,
            SettlementService settlementService,
            RequestPacer requestPacer,
            String app,
            Clock clock) {
        this.sessionRepository = sessionRepository;
        this.stripe = stripe;
        this.payments = payments;
        this.settlementService = settlementService;
        this.requestPacer = requestPacer;
        this.app = app;
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
    public Mono<Outcome> run(ClaimedTask claimedTask) {
        String sessionId = claimedTask.task().sessionId();
        if (claimedTask.task().about().equals(Optional.of(FollowUpTaskPlanner.REFUNDS))) {
            return sessionRepository
                    .read(sessionId)
                    .flatMap(stored -> Mono.justOrEmpty(stored.pointer()))
                    .filter(pointer -> FollowUpTaskPlanner.isPending(pointer.facts()))
                    .flatMap(pointer -> refunds(claimedTask, pointer))
                    .defaultIfEmpty(new Outcome.Done());
        }
        if (claimedTask.task().about().equals(Optional.of(FAILED))) {
            return ask(claimedTask);
        }
        return sessionRepository
                .findStrongly(sessionId)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(
                        known ->
                                known.filter(SessionRecheckHandler::isOver).isPresent()
                                        ? Mono.just(new Outcome.Done())
                                        : ask(claimedTask));
    }

    private static boolean isOver(SessionPointer pointer) {
        SessionStage sessionStage = pointer.facts().stage();
        return sessionStage != SessionStage.OPEN && sessionStage != SessionStage.UNPAID;
    }

    private Mono<Outcome> ask(ClaimedTask claimedTask) {
        return requestPacer
                .take()
                .then(Mono.defer(() -> stripe.retrieve(claimedTask.task().sessionId())))
                .flatMap(session -> settle(claimedTask, session))
                .onErrorResume(
                        StripeRefused.class,
                        refused ->
                                refused.isMissing()
                                        ? Mono.just(new Outcome.Hopeless("no such session"))
                                        : Mono.error(refused));
    }

    private Mono<Outcome> settle(ClaimedTask claimedTask, ObservedSession session) {
        if (!session.isOf(app)) {
            return Mono.just(new Outcome.Done());
        }
        return settlementService
                .settle(session, SettlementCause.of(OrderSource.NIGHTLY_SYNC))
                .map(
                        settlementResult ->
                                next(claimedTask, settlementResult.pointer().facts().stage()));
    }

    private Mono<Outcome> refunds(ClaimedTask claimedTask, SessionPointer pointer) {
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
                        observation ->
                                settlementService.settle(
                                        observation, SettlementCause.of(OrderSource.NIGHTLY_SYNC)))
                .filter(
                        settlementResult ->
                                FollowUpTaskPlanner.isPending(settlementResult.pointer().facts()))
                .map(_ -> later(claimedTask));
    }

    private Outcome later(ClaimedTask claimedTask) {
        return PendingPaymentPollPolicy.after(claimedTask.since(), clock.instant())
                .<Outcome>map(Outcome.Later::new)
                .orElseGet(() -> new Outcome.Hopeless("pending for 30 days"));
    }

    private Outcome next(ClaimedTask claimedTask, SessionStage sessionStage) {
        boolean pending =
                sessionStage == SessionStage.UNPAID
                        && claimedTask.task().kind() == OutboxTask.Kind.POLL
                        && claimedTask.task().about().isEmpty();
        if (pending) {
            return later(claimedTask);
        }
        return sessionStage == SessionStage.OPEN ? open(claimedTask) : new Outcome.Done();
    }

    private Outcome open(ClaimedTask claimedTask) {
        Instant now = clock.instant();
        return now.isAfter(claimedTask.since().plus(CLOSED_FOR_CERTAIN))
                ? new Outcome.Hopeless("open after its time")
                : new Outcome.Later(now.plus(CLOSES_SOON));
    }
}
