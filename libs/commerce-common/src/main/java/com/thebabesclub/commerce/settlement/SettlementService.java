package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.outbox.PostCommitTaskHandler;
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
    private final SessionRepository sessionRepository;
    private final StripeSessionClient stripe;
    private final Optional<Duration> ordersKept;
    private final Clock clock;
    private final LostRaceRetryPolicy retryPolicy;
    private final Metrics metrics;
    private final PostCommitTaskHandler postCommitTaskHandler;

    @Inject
    SettlementService(
            CommerceTable table,
            StripeSessionClient stripe,
            OrderRetentionProperties retention,
            Clock clock,
            RandomGenerator jitter,
            Metrics metrics,
            Optional<PostCommitTaskHandler> followUpHandler) {
        this(
                table,
                stripe,
                retention.kept(),
                clock,
                jitter,
                metrics,
                followUpHandler.orElse(PostCommitTaskHandler.NOTHING));
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
        this(table, stripe, ordersKept, clock, jitter, metrics, PostCommitTaskHandler.NOTHING);
    }

    /**
     * @param ordersKept {@code ORDER_TTL_DAYS}; empty: for ever
     * @param postCommitTaskHandler does what it can of what a commit owes
     */
    public SettlementService(
            CommerceTable table,
            StripeSessionClient stripe,
            Optional<Duration> ordersKept,
            Clock clock,
            RandomGenerator jitter,
            Metrics metrics,
            PostCommitTaskHandler postCommitTaskHandler) {
        this.table = table;
        this.sessionRepository = new SessionRepository(table);
        this.stripe = stripe;
        this.ordersKept = ordersKept;
        this.clock = clock;
        this.retryPolicy = new LostRaceRetryPolicy(jitter);
        this.metrics = metrics;
        this.postCommitTaskHandler = postCommitTaskHandler;
    }

    /**
     * Brings what was observed of a session of this shop into the table.
     *
     * <p>Fails with {@link DependencyUnavailable} where the table, Stripe or the time gives out;
     * nothing is half-written then, and the same call may be made again.
     */
    public Mono<SettlementResult> settle(
            ObservedSession observed, SettlementCause settlementCause) {
        return settle(Observation.of(observed), settlementCause);
    }

    /** Brings news of a session of this shop into the table; else as with an observed session. */
    public Mono<SettlementResult> settle(Observation observation, SettlementCause settlementCause) {
        return logged(
                observation,
                settlementCause,
                Mono.zip(sessionRepository.read(observation.sessionId()), isDone(settlementCause))
                        .flatMap(
                                read ->
                                        read.getT2()
                                                ? unchanged(observation, read.getT1())
                                                : settle(
                                                        observation,
                                                        settlementCause,
                                                        read.getT1())));
    }

    /** As {@link #settle}, for a cause whose event is known not to be done yet. */
    Mono<SettlementResult> settleUndone(Observation observation, SettlementCause settlementCause) {
        return logged(
                observation,
                settlementCause,
                sessionRepository
                        .read(observation.sessionId())
                        .flatMap(stored -> settle(observation, settlementCause, stored)));
    }

    /** A duplicate of an event is told from its ledger, read beside the session. */
    Mono<Boolean> isDone(SettlementCause settlementCause) {
        return settlementCause.event().map(event -> event.isDone()).orElse(Mono.just(false));
    }

    private Mono<SettlementResult> logged(
            Observation observation, SettlementCause settlementCause, Mono<SettlementResult> work) {
        return work.flatMap(
                        settlementResult -> SettlementLog.write(settlementResult, settlementCause))
                .doOnError(
                        _ ->
                                metrics.record(
                                        Metric.SNAPSHOT_FAILURES.one(
                                                settlementCause.source().text())))
                .onErrorResume(
                        failure -> SettlementLog.failed(observation, settlementCause, failure));
    }

    private Mono<SettlementResult> settle(
            Observation observation,
            SettlementCause settlementCause,
            SessionRepository.Stored stored) {
        return retryPolicy.run(
                CommitConflictException.class,
                attempt(observation, settlementCause, RetryContext.NOTHING, stored),
                lost ->
                        sessionRepository
                                .read(observation.sessionId())
                                .flatMap(
                                        now ->
                                                attempt(
                                                        observation,
                                                        settlementCause,
                                                        lost.taught(),
                                                        now)));
    }

    private Mono<SettlementResult> unchanged(
            Observation observation, SessionRepository.Stored stored) {
        return LoadedSession.of(observation, stored, stripe)
                .map(
                        loadedSession ->
                                new SettlementResult(
                                        SettlementResult.Change.NONE,
                                        loadedSession.pointer(),
                                        Optional.empty()));
    }

    private Mono<SettlementResult> attempt(
            Observation observation,
            SettlementCause settlementCause,
            RetryContext retryContext,
            SessionRepository.Stored stored) {
        return LoadedSession.of(observation, stored, stripe)
                .flatMap(
                        loadedSession ->
                                loadedSession
                                        .news()
                                        .facts(loadedSession.pointer())
                                        .map(loadedSession.pointer().facts()::join)
                                        .flatMap(
                                                joined ->
                                                        commit(
                                                                loadedSession.pointer(),
                                                                joined,
                                                                settlementCause,
                                                                retryContext,
                                                                stored)));
    }

    private Mono<SettlementResult> commit(
            SessionPointer seen,
            PaymentFacts joined,
            SettlementCause settlementCause,
            RetryContext retryContext,
            SessionRepository.Stored stored) {
        if (stored.pointer().isPresent() && joined.equals(seen.facts())) {
            return markDone(seen, settlementCause, retryContext)
                    .thenReturn(
                            new SettlementResult(
                                    SettlementResult.Change.NONE, seen, Optional.empty()));
        }
        return new CommitPlanner(stripe, clock)
                .of(seen, joined, stored.lines(), settlementCause, retryContext)
                .flatMap(settlementCommit -> write(settlementCommit, retryContext));
    }

    private Mono<SettlementResult> write(
            SettlementCommit settlementCommit, RetryContext retryContext) {
        SettlementResult settlementResult =
                new SettlementResult(
                        settlementCommit.createsOrder()
                                ? SettlementResult.Change.ORDER_CREATED
                                : SettlementResult.Change.UPDATED,
                        settlementCommit.next(),
                        settlementCommit.order());
        OrderRetention retention = new OrderRetention(ordersKept, settlementCommit.now());
        return table.transact(settlementCommit.writes(retention, retryContext))
                .onErrorMap(
                        WriteRefused.class,
                        refused ->
                                lost(
                                        refused,
                                        retryContext,
                                        settlementCommit.next(),
                                        settlementCommit.cause()))
                .doOnSuccess(_ -> metrics.record(settlementCommit.readings()))
                .then(Mono.defer(() -> follow(settlementCommit)))
                .thenReturn(settlementResult);
    }

    private Mono<Void> follow(SettlementCommit settlementCommit) {
        return Mono.justOrEmpty(settlementCommit.order())
                .flatMapMany(
                        order ->
                                Flux.fromIterable(settlementCommit.mine())
                                        .concatMap(task -> postCommitTaskHandler.run(task, order)))
                .then();
    }

    /** Nothing is new, so that nothing but the event's mark is written. */
    private Mono<Void> markDone(
            SessionPointer seen, SettlementCause settlementCause, RetryContext retryContext) {
        return settlementCause
                .event()
                .map(event -> event.done(retryContext.failedSince()))
                .map(this::write)
                .orElse(Mono.empty())
                .onErrorMap(
                        WriteRefused.class,
                        refused -> lost(refused, retryContext, seen, settlementCause));
    }

    /** One write costs half as much outside a transaction. */
    private Mono<Void> write(List<Write> writes) {
        return writes.size() == 1 ? table.write(writes.getFirst()).then() : table.transact(writes);
    }

    private static CommitConflictException lost(
            WriteRefused refused,
            RetryContext retryContext,
            SessionPointer tried,
            SettlementCause settlementCause) {
        return new CommitConflictException(
                retryContext.by(refused, tried, settlementCause), refused);
    }
}
