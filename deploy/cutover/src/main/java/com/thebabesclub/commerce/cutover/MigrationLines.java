package com.thebabesclub.commerce.cutover;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.thebabesclub.commerce.sync.command.JsonRenderer;

import io.micronaut.serde.annotation.Serdeable;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/**
 * A cut-over in words. Findings and the end go to standard output, how it goes on to standard
 * error. The keys of findings may have an e-mail in them, which is why no log has them.
 */
final class MigrationLines implements MigrationListener {

    private static final long TOLD_AFTER_ROWS = 5_000;

    private final PrintWriter out;
    private final PrintWriter progress;
    private final JsonRenderer renderer;
    private final boolean dryRun;
    private final boolean json;
    private long told;

    MigrationLines(
            PrintWriter out,
            PrintWriter progress,
            JsonRenderer renderer,
            boolean dryRun,
            boolean json) {
        this.out = out;
        this.progress = progress;
        this.renderer = renderer;
        this.dryRun = dryRun;
        this.json = json;
    }

    @Override
    public synchronized void found(MigrationFinding finding) {
        if (json) {
            out.println(renderer.text(FindingLine.of(finding)));
        } else {
            out.println(text(finding));
        }
    }

    /** A finding as a line for people. */
    static String text(MigrationFinding finding) {
        return "%s: %s / %s: %s"
                .formatted(
                        word(finding.kind()),
                        finding.row().partition(),
                        finding.row().sort(),
                        finding.why());
    }

    @Override
    public synchronized void counted(MigrationCounts tally) {
        if (!json && tally.rows() - told >= TOLD_AFTER_ROWS) {
            told = tally.rows();
            progress.printf("%d rows read, %d orders known%n", tally.rows(), tally.orders());
            progress.flush();
        }
    }

    synchronized void end(MigrationReport report) {
        if (json) {
            out.println(renderer.text(MigrationReply.of(report, dryRun)));
            return;
        }
        MigrationCounts tally = report.tally();
        out.printf("%s%s%n", word(report.status()), dryRun ? ", nothing written" : "");
        out.printf("  rows read          %d%n", tally.rows());
        out.printf("  orders adopted     %d%n", tally.adopted());
        out.printf("  known before       %d%n", tally.known());
        out.printf("  doubles left       %d%n", tally.doubles());
        out.printf("  doubles removed    %d%n", tally.removed());
        out.printf("  Stripe customers   %d%n", tally.customers());
        out.printf("  rows copied here   %d%n", tally.copied());
        out.printf("  notes              %d%n", tally.notes());
        out.printf("  not understood     %d%n", tally.notUnderstood());
        report.broken().ifPresent(why -> out.printf("Broke off: %s Then give it again.%n", why));
        if (report.broken().isEmpty() && report.status() == MigrationReport.Status.PARTIAL) {
            out.println(
                    "Not marked: mend or delete the rows that were not understood and give it again,"
                            + " or accept them with --accept-rest.");
        }
    }

    /** A word of the cut-over, for people and machines. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Something that an operator should know of a row, whose key may have an e-mail in it. */
    @Serdeable
    record FindingLine(String finding, String pk, String sk, String why) {

        static FindingLine of(MigrationFinding migrationFinding) {
            return new FindingLine(
                    MigrationLines.word(migrationFinding.kind()),
                    migrationFinding.row().partition(),
                    migrationFinding.row().sort(),
                    migrationFinding.why());
        }

        /** Masked, as that of the finding. */
        @Override
        public String toString() {
            return "FindingLine[" + finding + " " + sk + ": " + why + "]";
        }
    }

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
}
