package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.deadline.Unavailable;
import com.thebabesclub.commerce.ledger.EventLedger;
import com.thebabesclub.commerce.metric.Metric;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.order.Facts;
import com.thebabesclub.commerce.session.ObservedSession;
import com.thebabesclub.commerce.session.SessionPointer;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.stripe.StripeSessions;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Settles a session: reads what is known, joins what was observed, and commits where nobody has
 * written since, else starts again. Webhook, status page, order detail, sync and replay all come
 * here; nobody else writes an order.
 *
 * <p>Two settlements of one session never both commit on the same version, and joining is
 * indifferent to order, so that whatever arrives, twice or late, ends in the same order.
 */
public final class Settlement {

    /**
     * Every loser of a race finds the winner's facts, so that a long row of losses means that
     * something is broken.
     */
    private static final int MOST_TRIES = 40;

    private static final int LEAST_JITTER_MILLIS = 20;
    private static final int MOST_JITTER_MILLIS = 200;

    private final CommerceTable table;
    private final Sessions sessions;
    private final StripeSessions stripe;
    private final EventLedger ledger;
    private final Optional<Duration> ordersKept;
    private final Clock clock;
    private final RandomGenerator jitter;
    private final Metrics metrics;
    private final AfterCommit afterCommit;

    /**
     * @param ordersKept {@code ORDER_TTL_DAYS}; empty: for ever
     */
    public Settlement(
            CommerceTable table,
            StripeSessions stripe,
            EventLedger ledger,
            Optional<Duration> ordersKept,
            Clock clock,
            RandomGenerator jitter,
            Metrics metrics) {
        this(table, stripe, ledger, ordersKept, clock, jitter, metrics, AfterCommit.NOTHING);
    }

    /**
     * @param ordersKept {@code ORDER_TTL_DAYS}; empty: for ever
     * @param afterCommit does what it can of what a commit owes
     */
    public Settlement(
            CommerceTable table,
            StripeSessions stripe,
            EventLedger ledger,
            Optional<Duration> ordersKept,
            Clock clock,
            RandomGenerator jitter,
            Metrics metrics,
            AfterCommit afterCommit) {
        this.table = table;
        this.sessions = new Sessions(table);
        this.stripe = stripe;
        this.ledger = ledger;
        this.ordersKept = ordersKept;
        this.clock = clock;
        this.jitter = jitter;
        this.metrics = metrics;
        this.afterCommit = afterCommit;
    }

    /**
     * Brings what was observed of a session of this shop into the table.
     *
     * <p>Fails with {@link Unavailable} where the table, Stripe or the time gives out; nothing is
     * half-written then, and the same call may be made again.
     */
    public Mono<Settled> settle(ObservedSession observed, Cause cause) {
        return settle(News.of(observed), cause);
    }

    /** Brings news of a session of this shop into the table; else as with an observed session. */
    public Mono<Settled> settle(News news, Cause cause) {
        return logged(
                news,
                cause,
                Mono.zip(sessions.read(news.sessionId()), isDone(cause))
                        .flatMap(
                                read ->
                                        read.getT2()
                                                ? unchanged(news, read.getT1())
                                                : settle(news, cause, read.getT1())));
    }

    /** As {@link #settle}, for a cause whose event is known not to be done yet. */
    Mono<Settled> settleUndone(News news, Cause cause) {
        return logged(
                news,
                cause,
                sessions.read(news.sessionId()).flatMap(stored -> settle(news, cause, stored)));
    }

    /** A duplicate of an event is told from its ledger, read beside the session. */
    Mono<Boolean> isDone(Cause cause) {
        return cause.event().map(event -> ledger.isDone(event.eventId())).orElse(Mono.just(false));
    }

    private Mono<Settled> logged(News news, Cause cause, Mono<Settled> work) {
        return work.flatMap(settled -> SettlementLog.write(settled, cause))
                .doOnError(_ -> metrics.record(Metric.SNAPSHOT_FAILURES.one(cause.source().text())))
                .onErrorResume(failure -> SettlementLog.failed(news, cause, failure));
    }

    private Mono<Settled> settle(News news, Cause cause, Sessions.Stored stored) {
        return attempt(news, cause, Taught.NOTHING, stored)
                .onErrorResume(LostRace.class, lost -> again(news, cause, lost, 1));
    }

    private Mono<Settled> unchanged(News news, Sessions.Stored stored) {
        return Seen.of(news, stored, stripe)
                .map(seen -> new Settled(Settled.Change.NONE, seen.pointer(), Optional.empty()));
    }

    private Mono<Settled> again(News news, Cause cause, LostRace lost, int tries) {
        if (tries >= MOST_TRIES) {
            return Mono.error(lost);
        }
        Duration pause = Duration.ofMillis(jitter.nextInt(LEAST_JITTER_MILLIS, MOST_JITTER_MILLIS));
        return Mono.delay(pause)
                .then(Mono.defer(() -> sessions.read(news.sessionId())))
                .flatMap(stored -> attempt(news, cause, lost.taught(), stored))
                .onErrorResume(LostRace.class, next -> again(news, cause, next, tries + 1));
    }

    private Mono<Settled> attempt(News news, Cause cause, Taught taught, Sessions.Stored stored) {
        return Seen.of(news, stored, stripe)
                .flatMap(
                        seen ->
                                seen.news()
                                        .facts(seen.pointer())
                                        .map(seen.pointer().facts()::join)
                                        .flatMap(
                                                joined ->
                                                        commit(
                                                                seen.pointer(),
                                                                joined,
                                                                cause,
                                                                taught,
                                                                stored)));
    }

    private Mono<Settled> commit(
            SessionPointer seen, Facts joined, Cause cause, Taught taught, Sessions.Stored stored) {
        if (stored.pointer().isPresent() && joined.equals(seen.facts())) {
            return markDone(seen, cause, taught)
                    .thenReturn(new Settled(Settled.Change.NONE, seen, Optional.empty()));
        }
        return new Commits(stripe, clock)
                .of(seen, joined, stored.lines(), cause, taught)
                .flatMap(commit -> write(commit, taught));
    }

    private Mono<Settled> write(Commit commit, Taught taught) {
        Settled settled =
                new Settled(
                        commit.createsOrder()
                                ? Settled.Change.ORDER_CREATED
                                : Settled.Change.UPDATED,
                        commit.next(),
                        commit.order());
        OrderRetention retention = new OrderRetention(ordersKept, commit.now());
        return table.transact(commit.writes(ledger, retention, taught))
                .onErrorMap(
                        WriteRefused.class,
                        refused -> lost(refused, taught, commit.next(), commit.cause()))
                .doOnSuccess(_ -> metrics.record(commit.readings()))
                .then(Mono.defer(() -> follow(commit)))
                .thenReturn(settled);
    }

    private Mono<Void> follow(Commit commit) {
        return Mono.justOrEmpty(commit.order())
                .flatMapMany(
                        order ->
                                Flux.fromIterable(commit.mine())
                                        .concatMap(task -> afterCommit.run(task, order)))
                .then();
    }

    /** Nothing is new, so that nothing but the event's mark is written. */
    private Mono<Void> markDone(SessionPointer seen, Cause cause, Taught taught) {
        return cause.event()
                .map(event -> ledger.done(event, taught.failedSince()))
                .map(this::write)
                .orElse(Mono.empty())
                .onErrorMap(WriteRefused.class, refused -> lost(refused, taught, seen, cause));
    }

    /** One write costs half as much outside a transaction. */
    private Mono<Void> write(List<Write> writes) {
        return writes.size() == 1 ? table.write(writes.getFirst()).then() : table.transact(writes);
    }

    private static LostRace lost(
            WriteRefused refused, Taught taught, SessionPointer tried, Cause cause) {
        return new LostRace(taught.by(refused, tried, cause), refused);
    }
}
