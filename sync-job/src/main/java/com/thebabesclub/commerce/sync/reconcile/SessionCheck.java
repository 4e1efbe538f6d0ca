package com.thebabesclub.commerce.sync.reconcile;

import com.thebabesclub.commerce.order.OrderNumber;
import com.thebabesclub.commerce.order.Source;
import com.thebabesclub.commerce.session.ObservedSession;
import com.thebabesclub.commerce.session.SessionPointer;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.settlement.Cause;
import com.thebabesclub.commerce.settlement.Settled;
import com.thebabesclub.commerce.settlement.Settlement;
import com.thebabesclub.commerce.stripe.SessionPage;
import com.thebabesclub.commerce.table.CommerceTable;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the sessions of a page with the table, and settles where they differ. */
final class SessionCheck {

    private static final Logger LOG = LoggerFactory.getLogger(SessionCheck.class);

    private final Sessions sessions;
    private final Settlement settlement;
    private final String app;
    private final TokenBucket pace;
    private final Retry patience;

    SessionCheck(
            CommerceTable table,
            Settlement settlement,
            String app,
            TokenBucket pace,
            Retry patience) {
        this.sessions = new Sessions(table);
        this.settlement = settlement;
        this.app = app;
        this.pace = pace;
        this.patience = patience;
    }

    /** What to do about a session that the table does not know well enough. */
    interface Step {
        Mono<Verdict> take(ObservedSession observed, Optional<SessionPointer> pointer);
    }

    /** Goes through a page in its order, until its end or that of the run's share. */
    Mono<Walk> page(Walk walk, SessionPage page, Share share, Clock clock, Step step) {
        List<String> ours =
                page.sessions().stream()
                        .filter(session -> session.isOf(app))
                        .map(ObservedSession::id)
                        .toList();
        return sessions.findAll(ours)
                .flatMap(
                        pointers -> {
                            Mono<Walk> seen = Mono.just(walk);
                            for (ObservedSession session : page.sessions()) {
                                seen =
                                        seen.flatMap(
                                                so ->
                                                        one(
                                                                so, session, pointers, share, clock,
                                                                step));
                            }
                            return seen;
                        });
    }

    private Mono<Walk> one(
            Walk walk,
            ObservedSession session,
            Map<String, SessionPointer> pointers,
            Share share,
            Clock clock,
            Step step) {
        if (!walk.goesOn()) {
            return Mono.just(walk);
        }
        if (share.isUsedUp(walk.tally(), clock.instant())) {
            return Mono.just(walk.ended(new Walk.End.Enough()));
        }
        return verdict(session, Optional.ofNullable(pointers.get(session.id())), step)
                .map(verdict -> walk.seen(session.id(), verdict));
    }

    private Mono<Verdict> verdict(
            ObservedSession session, Optional<SessionPointer> pointer, Step step) {
        if (!session.isOf(app)) {
            return Mono.just(new Verdict.Foreign());
        }
        if (isKnown(session, pointer)) {
            return Mono.just(new Verdict.Known());
        }
        // The batch may have been a moment behind a webhook: what is missing is looked for again.
        return sessions.findStrongly(session.id())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(
                        now ->
                                isKnown(session, now)
                                        ? Mono.<Verdict>just(new Verdict.Known())
                                        : step.take(session, now))
                .onErrorResume(failure -> Mono.just(failed(session, failure)));
    }

    /** Writes the order. */
    Mono<Verdict> settle(ObservedSession session, Optional<SessionPointer> pointer) {
        return pace.take()
                .then(Mono.defer(() -> settlement.settle(session, Cause.of(Source.NIGHTLY_SYNC))))
                .retryWhen(patience)
                .map(SessionCheck::verdict)
                .doOnNext(SessionCheck::log);
    }

    /** Tells what {@link #settle} would do. */
    Mono<Verdict> look(ObservedSession session, Optional<SessionPointer> pointer) {
        boolean missing = pointer.flatMap(SessionPointer::record).isEmpty();
        return Mono.just(
                missing
                        ? new Verdict.Created(OrderNumber.of(session.id()).text())
                        : new Verdict.Updated());
    }

    /** True where the table has the order, and Stripe has told nothing that it does not know. */
    private static boolean isKnown(ObservedSession session, Optional<SessionPointer> pointer) {
        return pointer.filter(known -> known.record().isPresent())
                .map(SessionPointer::facts)
                .filter(facts -> facts.join(session.facts()).equals(facts))
                .isPresent();
    }

    private static Verdict verdict(Settled settled) {
        return switch (settled.change()) {
            case NONE -> new Verdict.Known();
            case UPDATED -> new Verdict.Updated();
            case ORDER_CREATED ->
                    new Verdict.Created(settled.pointer().record().orElseThrow().number().text());
        };
    }

    private static Verdict failed(ObservedSession session, Throwable failure) {
        LOG.atError()
                .addKeyValue("sessionId", session.id())
                .addKeyValue("reason", failure.getClass().getSimpleName())
                .log("Error: a session could not be settled");
        return new Verdict.Failed(session.id(), session.created());
    }

    private static void log(Verdict verdict) {
        if (verdict instanceof Verdict.Created(String number)) {
            LOG.info("Created order snapshot {} via sync", number);
        }
    }
}
