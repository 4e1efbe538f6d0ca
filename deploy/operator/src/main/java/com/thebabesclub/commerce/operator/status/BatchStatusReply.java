package com.thebabesclub.commerce.operator.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.outbox.OutboxBacklog;
import com.thebabesclub.commerce.sync.reconciliation.MigrationCompletion;

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
record BatchStatusReply(
        boolean healthy,
        List<String> troubles,
        Optional<BatchStatus.LastRun> lastRun,
        Optional<Instant> watermark,
        Optional<Long> watermarkAgeSeconds,
        Optional<BatchStatus.Unfinished> unfinished,
        Optional<Instant> leaseUntil,
        Due due,
        BatchStatus.Events events,
        Optional<Instant> migratedAt) {

    /** What waits in the outbox. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Due(int depth, int parked, Optional<Instant> oldest, Optional<Instant> sweptThrough) {

        static Due of(OutboxBacklog due) {
            return new Due(due.due(), due.parked(), due.oldest(), due.sweptThrough());
        }
    }

    static BatchStatusReply of(BatchStatus status) {
        List<String> troubles = status.troubles();
        return new BatchStatusReply(
                troubles.isEmpty(),
                troubles,
                status.last(),
                status.watermark(),
                status.watermark()
                        .map(mark -> status.now().getEpochSecond() - mark.getEpochSecond()),
                status.unfinished(),
                status.leaseUntil(),
                Due.of(status.due()),
                status.events(),
                status.migrated().map(MigrationCompletion::at));
    }
}
