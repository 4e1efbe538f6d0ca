package com.thebabesclub.commerce.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A part that has been started. */
public final class RunningPart {

    private static final int LINES_TOLD = 8;
    private static final int LONGEST_LINE = 240;

    /** Ctrl-C reaches every process of the terminal, not only ours: nothing to report. */
    private static final int INTERRUPTED = 130;

    private final Part part;
    private final Process process;
    private volatile boolean stopping;

    private RunningPart(Part part, Process process) {
        this.part = part;
        this.process = process;
    }

    static RunningPart start(Part part) {
        try {
            Files.createDirectories(part.log().toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(part.command());
            builder.redirectOutput(part.answer().orElse(part.log()).toFile());
            part.answer()
                    .ifPresentOrElse(
                            _ -> builder.redirectError(part.log().toFile()),
                            () -> builder.redirectErrorStream(true));
            // The developer's own AWS profile and session have no business in a local stack.
            builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
            builder.environment().putAll(part.environment());
            return new RunningPart(part, builder.start());
        } catch (IOException e) {
            throw new StackProblem(part.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until the part is ready.
     *
     * @throws StackProblem with its last lines if it ends before, or is not ready within the limit
     */
    public void awaitReady(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!part.probe().ready()) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw endedWith(process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw new StackProblem(
                        "%s is not ready after %d s.%s"
                                .formatted(part.name(), limit.toSeconds(), lastWords()));
            }
        }
    }

    /** Ends the process, kindly and then not, and returns when it is gone. */
    public void stop() {
        stopAll(List.of(this));
    }

    /**
     * Waits for a part that ends by itself, such as a job.
     *
     * @return its exit code
     * @throws StackProblem if it still runs at the limit
     */
    public int awaitExit(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            stop();
            throw new StackProblem(
                    "%s still ran after %d s.%s"
                            .formatted(part.name(), limit.toSeconds(), lastWords()));
        }
        return process.exitValue();
    }

    public String name() {
        return part.name();
    }

    /** What it has answered on its standard output. */
    public String answer() {
        try {
            return Files.readString(part.answer().orElse(part.log()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Calls back if the process ends without having been asked to. */
    void onUnexpectedEnd(Consumer<StackProblem> report) {
        var _ =
                process.onExit()
                        .thenAccept(
                                ended -> {
                                    if (!stopping && ended.exitValue() != INTERRUPTED) {
                                        report.accept(endedWith(ended.exitValue()));
                                    }
                                });
    }

    private StackProblem endedWith(int exitCode) {
        return new StackProblem(
                "%s ended with exit code %d.%s".formatted(part.name(), exitCode, lastWords()));
    }

    static void stopAll(List<RunningPart> parts) {
        parts.forEach(
                running -> {
                    running.stopping = true;
                    running.process.destroy();
                });
        long asked = System.nanoTime();
        for (RunningPart running : parts) {
            running.awaitEndUntil(asked + running.part.stopLimit().toNanos());
        }
    }

    private void awaitEndUntil(long deadline) {
        try {
            if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String lastWords() {
        Deque<String> tail = new ArrayDeque<>();
        try (Stream<String> lines = Files.lines(part.log(), StandardCharsets.ISO_8859_1)) {
            lines.forEach(
                    line -> {
                        tail.addLast("\n    " + cut(line));
                        if (tail.size() > LINES_TOLD) {
                            tail.removeFirst();
                        }
                    });
            return " Its log is %s%s"
                    .formatted(
                            part.log(),
                            tail.isEmpty() ? "." : ", which ends:" + String.join("", tail));
        } catch (IOException | UncheckedIOException e) {
            return " Its log %s cannot be read: %s".formatted(part.log(), e.getMessage());
        }
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }
}
