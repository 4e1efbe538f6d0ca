package com.thebabesclub.commerce.operator.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.outbox.OutboxBacklog;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How everything stands.
 *
 * @param troubles what somebody has to look at, as sentences
 * @param unfinished a window that was begun and not finished
 * @param leaseUntil how long a run has the lease, if one has it
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ShopStatusReply(
        boolean healthy,
        List<String> troubles,
        Optional<Run> lastRun,
        Optional<String> watermark,
        Optional<Long> watermarkAgeSeconds,
        Optional<Window> unfinished,
        Optional<String> leaseUntil,
        Due due,
        Events events,
        Optional<String> migratedAt) {

    /** The last run that ended. */
    @Serdeable
    record Run(
            String status,
            String startedAt,
            String completedAt,
            long processed,
            long created,
            long updated,
            long skipped,
            long errors) {

        static Run of(ShopStatus.LastRun run) {
            return new Run(
                    run.status(),
                    run.startedAt().toString(),
                    run.completedAt().toString(),
                    run.processed(),
                    run.created(),
                    run.updated(),
                    run.skipped(),
                    run.errors());
        }
    }

    /** A window that was begun. */
    @Serdeable
    record Window(String from, String to, String pass, String reached) {

        static Window of(ShopStatus.Unfinished window) {
            return new Window(
                    window.from().toString(),
                    window.to().toString(),
                    window.pass(),
                    window.reached().toString());
        }
    }

    /** What waits in the due queue. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Due(int depth, int parked, Optional<String> oldest, Optional<String> sweptThrough) {

        static Due of(OutboxBacklog due) {
            return new Due(
                    due.due(),
                    due.parked(),
                    due.oldest().map(Instant::toString),
                    due.sweptThrough().map(Instant::toString));
        }
    }

    /** The events that were not handled. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Events(int failed, int parked, Optional<String> oldest) {

        static Events of(ShopStatus.Events events) {
            return new Events(
                    events.failed(), events.parked(), events.oldest().map(Instant::toString));
        }
    }

    static ShopStatusReply of(ShopStatus shopStatus) {
        List<String> troubles = shopStatus.troubles();
        return new ShopStatusReply(
                troubles.isEmpty(),
                troubles,
                shopStatus.last().map(Run::of),
                shopStatus.watermark().map(Instant::toString),
                shopStatus
                        .watermark()
                        .map(mark -> shopStatus.now().getEpochSecond() - mark.getEpochSecond()),
                shopStatus.unfinished().map(Window::of),
                shopStatus.leaseUntil().map(Instant::toString),
                Due.of(shopStatus.due()),
                Events.of(shopStatus.events()),
                shopStatus.migrated().map(mark -> mark.at().toString()));
    }
}
