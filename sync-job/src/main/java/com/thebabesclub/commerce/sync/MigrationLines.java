package com.thebabesclub.commerce.sync;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.commerce.sync.migrate.Finding;
import com.thebabesclub.commerce.sync.migrate.MigrationReport;
import com.thebabesclub.commerce.sync.migrate.MigrationTally;
import com.thebabesclub.commerce.sync.migrate.MigrationWatcher;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * A cut-over in words. Findings and the end go to standard output, how it goes on to standard
 * error. The keys of findings may have an e-mail in them, which is why no log has them.
 */
final class MigrationLines implements MigrationWatcher {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long TOLD_AFTER_ROWS = 5_000;

    private final PrintWriter out;
    private final PrintWriter progress;
    private final boolean dryRun;
    private final boolean json;
    private long told;

    MigrationLines(PrintWriter out, PrintWriter progress, boolean dryRun, boolean json) {
        this.out = out;
        this.progress = progress;
        this.dryRun = dryRun;
        this.json = json;
    }

    @Override
    public synchronized void found(Finding finding) {
        String kind = word(finding.kind());
        if (json) {
            ObjectNode line = JSON.createObjectNode();
            line.put("finding", kind);
            line.put("pk", finding.row().partition());
            line.put("sk", finding.row().sort());
            line.put("why", finding.why());
            out.println(line);
        } else {
            out.printf(
                    "%s: %s / %s: %s%n",
                    kind, finding.row().partition(), finding.row().sort(), finding.why());
        }
    }

    @Override
    public synchronized void counted(MigrationTally tally) {
        if (!json && tally.rows() - told >= TOLD_AFTER_ROWS) {
            told = tally.rows();
            progress.printf("%d rows read, %d orders known%n", tally.rows(), tally.orders());
            progress.flush();
        }
    }

    synchronized void end(MigrationReport report) {
        if (json) {
            out.println(object(report));
            return;
        }
        MigrationTally tally = report.tally();
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

    private ObjectNode object(MigrationReport report) {
        MigrationTally tally = report.tally();
        ObjectNode object = JSON.createObjectNode();
        object.put("status", word(report.status()));
        object.put("dryRun", dryRun);
        object.put("rows", tally.rows());
        object.put("adopted", tally.adopted());
        object.put("known", tally.known());
        object.put("doubles", tally.doubles());
        object.put("removed", tally.removed());
        object.put("customers", tally.customers());
        object.put("copied", tally.copied());
        object.put("notes", tally.notes());
        object.put("notUnderstood", tally.notUnderstood());
        report.broken().ifPresent(why -> object.put("broken", why));
        return object;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
