package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.due.Claimed;
import com.thebabesclub.commerce.due.DueTask;
import com.thebabesclub.commerce.due.Errand;
import com.thebabesclub.commerce.due.Pace;
import com.thebabesclub.commerce.order.Facts;
import com.thebabesclub.commerce.order.Refunds;
import com.thebabesclub.commerce.order.Source;
import com.thebabesclub.commerce.order.Stage;
import com.thebabesclub.commerce.session.ObservedSession;
import com.thebabesclub.commerce.session.SessionPointer;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.stripe.StripePayments;
import com.thebabesclub.commerce.stripe.StripeRefused;
import com.thebabesclub.commerce.stripe.StripeSessions;

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
public final class Revisit implements Errand {

    /** Stripe closes a session a little after its time. */
    private static final Duration CLOSES_SOON = Duration.ofMinutes(10);

    private static final Duration CLOSED_FOR_CERTAIN = Duration.ofDays(2);

    /** Tells the task of a session that could not be settled from that of a pending payment. */
    private static final String FAILED = "failed";

    private final Sessions sessions;
    private final StripeSessions stripe;
    private final StripePayments payments;
    private final Settlement settlement;
    private final Pace pace;
    private final String app;
    private final Clock clock;

    /**
     * @param app the mark of this shop's sessions
     */
    public Revisit(
            Sessions sessions,
            StripeSessions stripe,
            StripePayments payments,
            Settlement settlement,
            Pace pace,
            String app,
            Clock clock) {
        this.sessions = sessions;
        this.stripe = stripe;
        this.payments = payments;
        this.settlement = settlement;
        this.pace = pace;
        this.app = app;
        this.clock = clock;
    }

    /** To be owed where a session could not be settled: Stripe is asked again then. */
    public static DueTask again(String sessionId, Instant at) {
        return new DueTask(
                DueTask.Kind.POLL,
                at,
                sessionId,
                Optional.of(FAILED),
                Optional.empty(),
                List.of(DueTask.Owed.SETTLE));
    }

    @Override
    public Mono<Outcome> run(Claimed claimed) {
        String sessionId = claimed.task().sessionId();
        if (claimed.task().about().equals(Optional.of(Owing.REFUNDS))) {
            return sessions.read(sessionId)
                    .flatMap(stored -> Mono.justOrEmpty(stored.pointer()))
                    .filter(pointer -> Owing.isPending(pointer.facts()))
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
                                known.filter(Revisit::isOver).isPresent()
                                        ? Mono.just(new Outcome.Done())
                                        : ask(claimed));
    }

    private static boolean isOver(SessionPointer pointer) {
        Stage stage = pointer.facts().stage();
        return stage != Stage.OPEN && stage != Stage.UNPAID;
    }

    private Mono<Outcome> ask(Claimed claimed) {
        return pace.take()
                .then(Mono.defer(() -> stripe.retrieve(claimed.task().sessionId())))
                .flatMap(session -> settle(claimed, session))
                .onErrorResume(
                        StripeRefused.class,
                        refused ->
                                refused.isMissing()
                                        ? Mono.just(new Outcome.Hopeless("no such session"))
                                        : Mono.error(refused));
    }

    private Mono<Outcome> settle(Claimed claimed, ObservedSession session) {
        if (!session.isOf(app)) {
            return Mono.just(new Outcome.Done());
        }
        return settlement
                .settle(session, Cause.of(Source.NIGHTLY_SYNC))
                .map(settled -> next(claimed, settled.pointer().facts().stage()));
    }

    private Mono<Outcome> refunds(Claimed claimed, SessionPointer pointer) {
        return Mono.justOrEmpty(pointer.facts().details().paymentIntentId())
                .flatMap(intent -> pace.take().then(Mono.defer(() -> payments.refunds(intent))))
                .map(
                        all ->
                                News.of(
                                        pointer.sessionId(),
                                        _ -> Mono.just(Facts.of(new Refunds(all)))))
                .flatMap(news -> settlement.settle(news, Cause.of(Source.NIGHTLY_SYNC)))
                .filter(settled -> Owing.isPending(settled.pointer().facts()))
                .map(_ -> later(claimed));
    }

    private Outcome later(Claimed claimed) {
        return PollTimes.after(claimed.since(), clock.instant())
                .<Outcome>map(Outcome.Later::new)
                .orElseGet(() -> new Outcome.Hopeless("pending for 30 days"));
    }

    private Outcome next(Claimed claimed, Stage stage) {
        boolean pending =
                stage == Stage.UNPAID
                        && claimed.task().kind() == DueTask.Kind.POLL
                        && claimed.task().about().isEmpty();
        if (pending) {
            return later(claimed);
        }
        return stage == Stage.OPEN ? open(claimed) : new Outcome.Done();
    }

    private Outcome open(Claimed claimed) {
        Instant now = clock.instant();
        return now.isAfter(claimed.since().plus(CLOSED_FOR_CERTAIN))
                ? new Outcome.Hopeless("open after its time")
                : new Outcome.Later(now.plus(CLOSES_SOON));
    }
}
