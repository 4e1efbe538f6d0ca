package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.outbox.PostCommitTasks;
import com.thebabesclub.commerce.outbox.orderevent.OrderEventProperties;
import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

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
@Singleton
public final class SettlementService {

    private final CommerceTable table;
    private final SessionRepository sessions;
    private final StripeSessionClient stripe;
    private final Optional<Duration> ordersKept;
    private final Clock clock;
    private final LostRaceRetryPolicy retryPolicy;
    private final Metrics metrics;
    private final PostCommitTasks atOnce;
    private final boolean tellsOthers;

    @Inject
    SettlementService(
            CommerceTable table,
            StripeSessionClient stripe,
            OrderRetentionProperties retention,
            OrderEventProperties orderEvents,
            Clock clock,
            RandomGenerator jitter,
            Metrics metrics,
            Optional<PostCommitTasks> atOnce) {
        this(
                table,
                stripe,
                retention.kept(),
                clock,
                jitter,
                metrics,
                atOnce.orElse(PostCommitTasks.NONE),
                orderEvents.isConfigured());
    }

    /**
     * @param ordersKept {@code ORDER_TTL_DAYS}; empty: for ever
     */
    public SettlementService(
            CommerceTable table,
            StripeSessionClient stripe,
            Optional<Duration> ordersKept,
            Clock clock,
            RandomGenerator jitter,
            Metrics metrics) {
        this(table, stripe, ordersKept, clock, jitter, metrics, PostCommitTasks.NONE);
    }

    /**
     * @param ordersKept {@code ORDER_TTL_DAYS}; empty: for ever
     * @param atOnce what is done of what a commit owes right after it
     */
    public SettlementService(
            CommerceTable table,
            StripeSessionClient stripe,
            Optional<Duration> ordersKept,
            Clock clock,
            RandomGenerator jitter,
            Metrics metrics,
            PostCommitTasks atOnce) {
        this(table, stripe, ordersKept, clock, jitter, metrics, atOnce, false);
    }

    /**
     * @param ordersKept {@code ORDER_TTL_DAYS}; empty: for ever
     * @param atOnce what is done of what a commit owes right after it
     * @param tellsOthers whether others are told what becomes of orders
     */
    public SettlementService(
            CommerceTable table,
            StripeSessionClient stripe,
            Optional<Duration> ordersKept,
            Clock clock,
            RandomGenerator jitter,
            Metrics metrics,
            PostCommitTasks atOnce,
            boolean tellsOthers) {
        this.table = table;
        this.sessions = new SessionRepository(table);
        this.stripe = stripe;
        this.ordersKept = ordersKept;
        this.clock = clock;
        this.retryPolicy = new LostRaceRetryPolicy(jitter);
        this.metrics = metrics;
        this.atOnce = atOnce;
        this.tellsOthers = tellsOthers;
    }

    /**
     * Brings what was observed of a session of this shop into the table.
     *
     * <p>Fails with {@link DependencyUnavailable} where the table, Stripe or the time gives out;
     * nothing is half-written then, and the same call may be made again.
     */
    public Mono<SettlementResult> settle(ObservedSession observed, SettlementCause cause) {
        return settle(Observation.of(observed), cause);
    }

    /**
     * Brings what was observed of a session of this shop into the table; else as with an observed
     * session.
     */
    public Mono<SettlementResult> settle(Observation observed, SettlementCause cause) {
        return logged(
                observed,
                cause,
                Mono.zip(sessions.read(observed.sessionId()), isDone(cause))
                        .flatMap(
                                read ->
                                        read.getT2()
                                                ? unchanged(observed, read.getT1())
                                                : settle(observed, cause, read.getT1())));
    }

    /** As {@link #settle}, for a cause whose event is known not to be done yet. */
    Mono<SettlementResult> settleUndone(Observation observed, SettlementCause cause) {
        return logged(
                observed,
                cause,
                sessions.read(observed.sessionId())
                        .flatMap(stored -> settle(observed, cause, stored)));
    }

    /** A duplicate of an event is told from its ledger, read beside the session. */
    Mono<Boolean> isDone(SettlementCause cause) {
        return cause.event().map(event -> event.isDone()).orElse(Mono.just(false));
    }

    private Mono<SettlementResult> logged(
            Observation observed, SettlementCause cause, Mono<SettlementResult> work) {
        return work.flatMap(result -> SettlementLog.write(result, cause))
                .doOnError(_ -> metrics.record(Metric.SNAPSHOT_FAILURES.one(cause.source().text())))
                .onErrorResume(failure -> SettlementLog.failed(observed, cause, failure));
    }

    private Mono<SettlementResult> settle(
            Observation observed, SettlementCause cause, SessionRepository.Stored stored) {
        return retryPolicy.run(
                CommitConflictException.class,
                attempt(observed, cause, RetryContext.NOTHING, stored),
                lost ->
                        sessions.read(observed.sessionId())
                                .flatMap(
                                        now -> attempt(observed, cause, lost.retryContext(), now)));
    }

    private Mono<SettlementResult> unchanged(
            Observation observed, SessionRepository.Stored stored) {
        return SettlementInput.of(observed, stored, stripe)
                .map(
                        loaded ->
                                new SettlementResult(
                                        SettlementResult.Change.NONE,
                                        loaded.pointer(),
                                        Optional.empty()));
    }

    private Mono<SettlementResult> attempt(
            Observation observed,
            SettlementCause cause,
            RetryContext context,
            SessionRepository.Stored stored) {
        return SettlementInput.of(observed, stored, stripe)
                .flatMap(
                        loaded ->
                                loaded.observation()
                                        .facts(loaded.pointer())
                                        .map(loaded.pointer().facts()::join)
                                        .flatMap(
                                                joined ->
                                                        commit(
                                                                loaded.pointer(),
                                                                joined,
                                                                cause,
                                                                context,
                                                                stored)));
    }

    private Mono<SettlementResult> commit(
            SessionPointer seen,
            PaymentFacts joined,
            SettlementCause cause,
            RetryContext context,
            SessionRepository.Stored stored) {
        if (stored.pointer().isPresent() && joined.equals(seen.facts())) {
            return markDone(seen, cause, context)
                    .thenReturn(
                            new SettlementResult(
                                    SettlementResult.Change.NONE, seen, Optional.empty()));
        }
        return new CommitPlanner(stripe, clock, tellsOthers, atOnce)
                .of(seen, joined, stored, cause, context)
                .flatMap(commit -> write(commit, context));
    }

    private Mono<SettlementResult> write(SettlementCommit commit, RetryContext context) {
        SettlementResult result =
                new SettlementResult(
                        commit.createsOrder()
                                ? SettlementResult.Change.ORDER_CREATED
                                : SettlementResult.Change.UPDATED,
                        commit.next(),
                        commit.order());
        OrderRetentionPolicy retention = new OrderRetentionPolicy(ordersKept, commit.now());
        return table.transact(commit.writes(retention, context))
                .onErrorMap(
                        WriteRefused.class,
                        refused -> lost(refused, context, commit.next(), commit.cause()))
                .doOnSuccess(_ -> metrics.record(commit.readings()))
                .then(Mono.defer(() -> follow(commit)))
                .thenReturn(result);
    }

    private Mono<Void> follow(SettlementCommit commit) {
        return Mono.justOrEmpty(commit.order())
                .flatMapMany(
                        order ->
                                Flux.fromIterable(commit.mine())
                                        .concatMap(task -> atOnce.run(task, order)))
                .then();
    }

    /** Nothing is new, so that nothing but the event's mark is written. */
    private Mono<Void> markDone(SessionPointer seen, SettlementCause cause, RetryContext context) {
        return cause.event()
                .map(event -> event.done(context.failedSince()))
                .map(this::write)
                .orElse(Mono.empty())
                .onErrorMap(WriteRefused.class, refused -> lost(refused, context, seen, cause));
    }

    /** One write costs half as much outside a transaction. */
    private Mono<Void> write(List<Write> writes) {
        return writes.size() == 1 ? table.write(writes.getFirst()).then() : table.transact(writes);
    }

    private static CommitConflictException lost(
            WriteRefused refused,
            RetryContext context,
            SessionPointer tried,
            SettlementCause cause) {
        return new CommitConflictException(context.by(refused, tried, cause), refused);
    }
}
