package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.cutover.MigrationLines.FindingLine;
import com.thebabesclub.commerce.http.security.TokenFinding;
import com.thebabesclub.commerce.operator.token.TokenExplanationService;
import com.thebabesclub.commerce.sync.command.JsonRenderer;

import io.micronaut.serde.annotation.Serdeable;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a check finds, in words or as JSON, and whether it is anything. The keys of rows may have an
 * e-mail in them, which is why no log has them.
 */
final class CheckLines implements MigrationListener {

    private static final int NOTHING_LEFT = 0;
    private static final int SOME_LEFT = 1;
    private static final int UNREADABLE = 2;

    private final PrintWriter out;
    private final JsonRenderer renderer;
    private final boolean json;
    private final Instant now;
    private int exitCode = NOTHING_LEFT;
    private long found;

    CheckLines(PrintWriter out, JsonRenderer renderer, boolean json, Instant now) {
        this.out = out;
        this.renderer = renderer;
        this.json = json;
        this.now = now;
    }

    synchronized int exitCode() {
        return exitCode;
    }

    /** What the services refuse of a token, or cannot say. */
    synchronized void token(List<TokenFinding> findings) {
        findings.stream()
                .filter(finding -> !TokenExplanationService.lets(finding))
                .forEach(
                        finding ->
                                left(
                                        TokenLine.of(finding),
                                        "token: " + finding.part() + " " + finding.sentence()));
        said("The token was held against the settings.");
    }

    /** Where catalogue, map and Stripe differ. */
    synchronized void catalogue(List<String> differences) {
        differences.forEach(why -> left(new CatalogueLine(why), "catalogue: " + why));
        said("%d differences between catalogue, map and Stripe".formatted(differences.size()));
    }

    /** The sessions that nothing marks, and what sessions carry that nothing reads. */
    synchronized void sessions(SessionFindings findings) {
        findings.unmarked().forEach(session -> left(session, text(session)));
        findings.foreignKeys()
                .forEach(
                        (name, count) ->
                                left(
                                        new MetadataLine(name, count),
                                        "metadata: %s on %d sessions, which nothing reads"
                                                .formatted(name, count)));
        said("%d sessions without a mark".formatted(findings.unmarked().size()));
        findings.unmarked().stream()
                .filter(UnmarkedSession::namesUser)
                .map(UnmarkedSession::terminalBy)
                .filter(now::isBefore)
                .max(Instant::compareTo)
                .ifPresent(this::setting);
    }

    /** A second row of an order is shown, and is left behind by nobody. */
    @Override
    public synchronized void found(MigrationFinding finding) {
        boolean isLeft = finding.kind() != MigrationFinding.Kind.DOUBLE;
        found += isLeft ? 1 : 0;
        if (isLeft) {
            exitCode = SOME_LEFT;
        }
        print(FindingLine.of(finding), MigrationLines.text(finding));
    }

    @Override
    public void counted(MigrationCounts tally) {}

    /** How the reading of the table ended. */
    synchronized void rows(MigrationReport report) {
        said("%d rows of the table read, %d findings".formatted(report.tally().rows(), found));
        report.broken()
                .ifPresent(
                        why -> {
                            exitCode = UNREADABLE;
                            print(new BrokenLine(why), "Broke off: " + why);
                        });
    }

    private static String text(UnmarkedSession session) {
        return "%s  %s  %s %d  %s"
                .formatted(
                        session.id(),
                        session.stage(),
                        session.currency(),
                        session.amount(),
                        session.namesUser() ? "SETTLE_UNMARKED_SESSIONS" : "cutover adopt");
    }

    private void setting(Instant last) {
        said(
                ("SETTLE_UNMARKED_SESSIONS stays on until %s, and 24 h after the last session of the"
                                + " legacy functions (14 days where it is a debit).")
                        .formatted(last));
    }

    private void left(Object line, String text) {
        exitCode = SOME_LEFT;
        print(line, text);
    }

    private void print(Object line, String text) {
        out.println(json ? renderer.text(line) : text);
    }

    /** For people alone: machines count the lines. */
    private void said(String text) {
        if (!json) {
            out.println(text);
        }
    }

    /** Metadata that nothing reads. */
    @Serdeable
    record MetadataLine(String metadata, long sessions) {}

    /** A difference between catalogue, map and Stripe. */
    @Serdeable
    record CatalogueLine(String catalogue) {}

    /** What keeps a token from holding. */
    @Serdeable
    record TokenLine(String token, String outcome, String why) {

        static TokenLine of(TokenFinding finding) {
            return new TokenLine(
                    finding.part(),
                    finding.outcome().name().toLowerCase(Locale.ROOT),
                    finding.sentence());
        }
    }

    /** Why the table could not be read to its end. */
    @Serdeable
    record BrokenLine(String broken) {}
}
