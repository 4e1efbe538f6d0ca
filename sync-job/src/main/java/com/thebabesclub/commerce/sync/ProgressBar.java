package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.sync.reconciliation.ProgressListener;
import com.thebabesclub.commerce.sync.reconciliation.RunCounts;

import java.io.PrintWriter;

/** A line on a terminal that says how far a run has come, written over itself. */
final class ProgressBar implements ProgressListener, AutoCloseable {

    private static final int WIDTH = 24;
    private static final String CLEARED = "\r\033[K";

    private final PrintWriter terminal;
    private String shown = "";

    ProgressBar(PrintWriter terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void at(Step step) {
        String line = line(step);
        if (!line.equals(shown)) {
            terminal.print(CLEARED + line);
            terminal.flush();
            shown = line;
        }
    }

    /** Leaves the line to what is printed next. */
    @Override
    public synchronized void close() {
        if (!shown.isEmpty()) {
            terminal.print(CLEARED);
            terminal.flush();
        }
    }

    private static String line(Step step) {
        RunCounts counts = step.tally();
        int done = (int) (step.share() * WIDTH);
        return "%-9s [%s%s] %3d %%  looked at %d, created %d, updated %d, errors %d"
                .formatted(
                        step.pass().word(),
                        "#".repeat(done),
                        "-".repeat(WIDTH - done),
                        (int) (step.share() * 100),
                        counts.processed() + counts.foreign().count(),
                        counts.created(),
                        counts.updated(),
                        counts.errors());
    }
}
