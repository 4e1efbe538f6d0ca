package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.cutover.MigrationReport.Status;
import com.thebabesclub.commerce.cutover.MigrationRequest.OlderTable;
import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.sync.command.ErrorMessages;
import com.thebabesclub.commerce.sync.reconciliation.TokenBucket;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.TableProperties;
import com.thebabesclub.commerce.table.TableScan;
import com.thebabesclub.commerce.table.WriteRefused;
import com.thebabesclub.commerce.table.repository.EmailPointerRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The cut-over from the legacy Python Lambdas. Reads the older tables, if there are any, and then
 * the shop's own from end to end; makes every order known that is not; and marks the table.
 *
 * <p>Every write is refused where something newer is there, and the place is kept after each part,
 * so that it may be killed and begun again, while the shop is open or not.
 */
@Singleton
public final class MigrationService {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationService.class);
    private static final int PATIENCE = 5;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final CommerceTable table;
    private final String name;
    private final TableScan scans;
    private final SettlementService settlement;
    private final LegacyPaymentStatus word;
    private final Retry retry;
    private final Clock clock;
    private final LongSupplier nanoTime;

    @Inject
    MigrationService(
            CommerceTable table,
            TableProperties properties,
            TableScan scans,
            StripeSessionClient stripe,
            SettlementService settlement,
            TokenBucket tokens,
            Clock clock) {
        this(
                table,
                properties.name(),
                scans,
                stripe,
                settlement,
                tokens,
                PAUSE,
                clock,
                System::nanoTime);
    }

    /**
     * @param name of the shop's table
     * @param pause before the first repetition of a call that was not answered
     */
    public MigrationService(
            CommerceTable table,
            String name,
            TableScan scans,
            StripeSessionClient stripe,
            SettlementService settlement,
            TokenBucket tokens,
            Duration pause,
            Clock clock,
            LongSupplier nanoTime) {
        this.table = table;
        this.name = name;
        this.scans = scans;
        this.settlement = settlement;
        this.word = new LegacyPaymentStatus(stripe, tokens, clock);
        this.retry =
                Retry.backoff(PATIENCE, pause)
                        .filter(MigrationService::mayPass)
                        .onRetryExhaustedThrow((_, last) -> last.failure());
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** Goes on where the run before was ended, or begins; never fails. */
    public Mono<MigrationReport> run(MigrationRequest request, MigrationListener watcher) {
        MigrationPositionRepository places = new MigrationPositionRepository(table, clock);
        // What a part costs is known once it was read: it is paid for then, before the next.
        TokenBucket tokens = new TokenBucket(request.readUnits(), Duration.ZERO, nanoTime);
        Mono<MigrationPosition> start =
                request.dryRun() ? Mono.just(MigrationPosition.START) : places.read();
        MigrationRun run =
                new MigrationRun(
                        sources(request), request.dryRun(), watcher, places, tokens, retry, scans);
        return start.flatMap(
                        place ->
                                run.all(place)
                                        .flatMap(end -> finished(end, request, places))
                                        .onErrorResume(failure -> Mono.just(broken(run, failure))))
                .onErrorResume(failure -> Mono.just(broken(run, failure)))
                .doOnNext(MigrationService::log);
    }

    private List<MigrationRun.Source> sources(MigrationRequest request) {
        List<MigrationRun.Source> sources = new ArrayList<>();
        SessionRepository sessions = new SessionRepository(table);
        LegacyTableCopy older = new LegacyTableCopy(table, sessions, retry);
        for (OlderTable from : request.older()) {
            sources.add(
                    new MigrationRun.Source(
                            from.name(),
                            rows ->
                                    Flux.fromIterable(rows)
                                            .concatMap(
                                                    row ->
                                                            older.meet(
                                                                    row,
                                                                    from.sort(),
                                                                    request.dryRun()),
                                                    1)));
        }
        DuplicateRows duplicates =
                new DuplicateRows(table, request.removeDoubles() && !request.dryRun());
        TablePageMigrator migrator =
                new TablePageMigrator(
                        sessions,
                        new LegacyOrderService(
                                table,
                                sessions,
                                new EmailPointerRepository(table),
                                word,
                                duplicates,
                                settlement,
                                retry,
                                clock),
                        new CustomerPointerRepository(table, retry),
                        request.dryRun());
        sources.add(new MigrationRun.Source(name, migrator::meet));
        return sources;
    }

    private Mono<MigrationReport> finished(
            MigrationPosition end, MigrationRequest request, MigrationPositionRepository places) {
        boolean clear = end.tally().notUnderstood() == 0 || request.acceptRest();
        Mono<Void> last =
                request.dryRun() ? Mono.empty() : clear ? places.mark(end.tally()) : places.end();
        return last.retryWhen(retry)
                .thenReturn(
                        new MigrationReport(
                                clear ? Status.SUCCESS : Status.PARTIAL,
                                end.tally(),
                                Optional.empty()));
    }

    private static MigrationReport broken(MigrationRun run, Throwable failure) {
        LOG.atError()
                .addKeyValue("reason", failure.getClass().getSimpleName())
                .log("Error: the cut-over broke off");
        MigrationCounts tally = run.counted();
        return new MigrationReport(
                tally.rows() == 0 ? Status.FAILED : Status.PARTIAL,
                tally,
                Optional.of(ErrorMessages.of(failure)));
    }

    private static void log(MigrationReport report) {
        LOG.atInfo()
                .addKeyValue("status", report.status())
                .addKeyValue("rows", report.tally().rows())
                .addKeyValue("orders", report.tally().orders())
                .addKeyValue("notUnderstood", report.tally().notUnderstood())
                .log("Cut-over");
    }

    private static boolean mayPass(Throwable failure) {
        return failure instanceof DependencyUnavailable
                || (failure instanceof WriteRefused refused && refused.isConflict());
    }
}
