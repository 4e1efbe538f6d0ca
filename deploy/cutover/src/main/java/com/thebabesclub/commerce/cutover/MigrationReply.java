package com.thebabesclub.commerce.cutover;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

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
        @JsonUnwrapped MigrationCounts counts,
        Optional<String> broken) {

    static MigrationReply of(MigrationReport report, boolean dryRun) {
        return new MigrationReply(
                MigrationLines.word(report.status()), dryRun, report.tally(), report.broken());
    }
}
