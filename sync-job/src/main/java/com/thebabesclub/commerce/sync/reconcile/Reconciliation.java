package com.thebabesclub.commerce.sync.reconcile;

import com.thebabesclub.commerce.settlement.Settlement;
import com.thebabesclub.commerce.stripe.SessionPage;
import com.thebabesclub.commerce.stripe.StripeSessions;
import com.thebabesclub.commerce.stripe.StripeUnavailable;
import com.thebabesclub.commerce.table.CommerceTable;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The net under the webhooks: lists the sessions that were completed at Stripe, and settles those
 * that the table does not know or does not know well enough.
 *
 * <p>One run at a time writes. A run that is stopped, by its share, its time or a kill, leaves how
 * far it came, and the next goes on there; a page done twice changes nothing. Memory holds one
 * page, whatever the number of sessions.
 */
public final class Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    private static final int REPEATS = 4;

    /**
     * A settled page costs one key of a batch for each session; storing the place each time would
     * double that.
     */
    private static final int PAGES_BETWEEN_CHECKPOINTS = 10;

    private final StripeSessions stripe;
    private final SessionCheck check;
    private final SyncLease lease;
    private final SyncStates states;
    private final TokenBucket pace;
    private final Retry patience;
    private final Clock clock;

    /**
     * A reconciliation of one table with one Stripe account.
     *
     * @param app the mark of this shop's sessions
     * @param pace of calls to Stripe
     * @param pause before Stripe is asked again where it refused for its rate, doubled each time
     */
    public Reconciliation(
            CommerceTable table,
            StripeSessions stripe,
            Settlement settlement,
            String app,
            TokenBucket pace,
            Duration pause,
            Clock clock) {
        this.stripe = stripe;
        this.patience =
                Retry.backoff(REPEATS, pause)
                        .jitter(0)
                        .filter(StripeUnavailable.class::isInstance)
                        .onRetryExhaustedThrow((_, signal) -> signal.failure());
        this.check = new SessionCheck(table, settlement, app, pace, patience);
        this.lease = new SyncLease(table, clock);
        this.states = new SyncStates(table, lease);
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * Runs once. What goes wrong is in the report; only a table that cannot be reached at all is an
     * error.
     *
     * @param until when it must have stored how far it came
     * @param progress is told how far it has come
     */
    public Mono<SyncReport> run(SyncRequest request, Instant until, Progress progress) {
        return run(request, until);
    }

    /** The same, and tells nobody. */
    public Mono<SyncReport> run(SyncRequest request, Instant until) {
        Instant startedAt = now();
        Share share = new Share(request.maxSessions(), until);
        Mono<SyncReport> report =
                request.dryRun()
                        ? dryRun(request, startedAt, share)
                        : lease.acquire()
                                .flatMap(fence -> holding(fence, request, startedAt, share))
                                .switchIfEmpty(
                                        Mono.fromSupplier(() -> skipped(request, startedAt)));
        return report.doOnNext(Reconciliation::log);
    }

    private Mono<SyncReport> dryRun(SyncRequest request, Instant startedAt, Share share) {
        return states.read()
                .map(state -> Walk.from(window(request, startedAt, state)))
                .flatMap(begun -> walk(begun, share, check::look, Checkpoint.NONE))
                .map(walk -> SyncReport.of(request, startedAt, now(), walk));
    }

    private Mono<SyncReport> holding(
            long fence, SyncRequest request, Instant startedAt, Share share) {
        Checkpoint checkpoint = walk -> states.checkpoint(walk, fence);
        return states.read()
                .map(state -> state.next(window(request, startedAt, state)))
                .flatMap(begun -> walk(begun, share, check::settle, checkpoint))
                .flatMap(walk -> finish(fence, request, startedAt, walk));
    }

    private Mono<SyncReport> finish(long fence, SyncRequest request, Instant startedAt, Walk walk) {
        SyncReport report = SyncReport.of(request, startedAt, now(), walk);
        return states.finish(report, walk, fence)
                .doOnError(
                        failure ->
                                LOG.atError()
                                        .addKeyValue("reason", failure.getClass().getSimpleName())
                                        .log("Error while storing the state of the sync"))
                .onErrorComplete()
                .thenReturn(report);
    }

    /** Stores how far a run has come. */
    private interface Checkpoint {

        Checkpoint NONE = _ -> Mono.empty();

        Mono<Void> store(Walk walk);
    }

    private Mono<Walk> walk(
            Walk begun, Share share, SessionCheck.Step step, Checkpoint checkpoint) {
        return Mono.just(new Stride(begun, 0))
                .expand(
                        stride ->
                                stride.walk().goesOn()
                                        ? page(stride, share, step, checkpoint)
                                        : Mono.empty())
                .last()
                .map(Stride::walk);
    }

    /** A walk and the pages since its last checkpoint. */
    private record Stride(Walk walk, int pages) {}

    private Mono<Stride> page(
            Stride stride, Share share, SessionCheck.Step step, Checkpoint checkpoint) {
        Walk walk = stride.walk();
        return list(walk)
                .flatMap(
                        page ->
                                check.page(walk, page, share, clock, step)
                                        .map(seen -> page.next().isEmpty() ? whole(seen) : seen))
                .onErrorResume(failure -> Mono.just(broken(walk, failure)))
                .flatMap(seen -> stored(new Stride(seen, stride.pages() + 1), walk, checkpoint));
    }

    private Mono<SessionPage> list(Walk walk) {
        Window window = walk.window();
        return pace.take()
                .then(Mono.defer(() -> stripe.complete(window.from(), window.to(), walk.after())))
                .retryWhen(patience);
    }

    private static Mono<Stride> stored(Stride stride, Walk before, Checkpoint checkpoint) {
        Walk walk = stride.walk();
        boolean worked = walk.tally().worked() > before.tally().worked();
        boolean due = worked || stride.pages() >= PAGES_BETWEEN_CHECKPOINTS;
        if (!walk.goesOn() || !due) {
            return Mono.just(stride);
        }
        return checkpoint
                .store(walk)
                .thenReturn(walk)
                .onErrorResume(failure -> Mono.just(broken(walk, failure)))
                .map(stored -> new Stride(stored, 0));
    }

    private static Walk whole(Walk walk) {
        return walk.goesOn() ? walk.ended(new Walk.End.Whole()) : walk;
    }

    private static Walk broken(Walk walk, Throwable failure) {
        String reason = failure.getClass().getSimpleName();
        LOG.atError().addKeyValue("reason", reason).log("Error: the sync cannot go on");
        return walk.ended(new Walk.End.Broken(reason));
    }

    /** In whole seconds, as the owner's records have it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private SyncReport skipped(SyncRequest request, Instant startedAt) {
        return SyncReport.skipped(request, startedAt, window(request, startedAt, SyncState.FIRST));
    }

    private static Window window(SyncRequest request, Instant startedAt, SyncState state) {
        return Window.of(startedAt, request.lookback(), state.watermark());
    }

    private static void log(SyncReport report) {
        Tally tally = report.tally();
        LOG.atInfo()
                .addKeyValue("status", report.status().name().toLowerCase(Locale.ROOT))
                .addKeyValue("processed", tally.processed())
                .addKeyValue("created", tally.created())
                .addKeyValue("updated", tally.updated())
                .addKeyValue("skipped", tally.skipped())
                .addKeyValue("errors", tally.errors())
                .addKeyValue("foreign", tally.foreign())
                .addKeyValue("dryRun", report.request().dryRun())
                .log("Sync completed");
    }
}
