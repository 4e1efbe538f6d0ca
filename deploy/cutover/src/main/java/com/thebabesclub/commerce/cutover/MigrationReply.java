package com.thebabesclub.commerce.cutover;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.serde.annotation.Serdeable;

import java.util.Optional;

/**
 * How a cut-over stands.
 *
 * @param broken why it goes no further
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record MigrationReply(
        String status,
        boolean dryRun,
        long rows,
        long adopted,
        long known,
        long doubles,
        long removed,
        long customers,
        long copied,
        long notes,
        long notUnderstood,
        Optional<String> broken) {

    static MigrationReply of(MigrationReport report, boolean dryRun) {
        MigrationCounts tally = report.tally();
        return new MigrationReply(
                MigrationLines.word(report.status()),
                dryRun,
                tally.rows(),
                tally.adopted(),
                tally.known(),
                tally.doubles(),
                tally.removed(),
                tally.customers(),
                tally.copied(),
                tally.notes(),
                tally.notUnderstood(),
                report.broken());
    }
}
