package com.thebabesclub.commerce.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Every point at which a piece of work can break off. An undisturbed run records the calls to the
 * outside; then each of them is harmed in each way, in a world of its own, the work is done again
 * as whoever asked for it would, and the world must end as the undisturbed one did.
 */
public final class CrashCuts {

    private static final int MOST_RETRIES = 4;
    private static final int LIMIT_SECONDS = 30;

    /** A table, a Stripe and whatever else outlives the process; new for each cut. */
    public interface World extends AutoCloseable {

        /**
         * One attempt, by a process that is new and reaches the outside through its life alone.
         * What it holds in memory belongs to the life, see {@link Life#owns}.
         *
         * @return whether whoever asked is content, and will not ask again
         */
        boolean attempt(Life life) throws Exception;

        /** What counts at the end, comparable between worlds: a line for each thing. */
        List<String> state() throws Exception;

        /** Time goes by for everybody, while a process waits for an answer. */
        default void elapse(Duration time) {}

        /** What is done anyway once whoever asked is content, such as the next sweep. */
        default void recover() throws Exception {}

        @Override
        void close();
    }

    /**
     * What was tried.
     *
     * @param calls of the undisturbed run, by name
     */
    public record Report(String work, List<String> calls, int cuts) {
        @Override
        public String toString() {
            return work + ": " + calls.size() + " calls, " + cuts + " cuts";
        }
    }

    private final String work;
    private final Supplier<? extends World> worlds;
    private final Set<Harm> harms;
    private final boolean livesOn;
    private final int oneIn;

    private CrashCuts(
            String work,
            Supplier<? extends World> worlds,
            Set<Harm> harms,
            boolean livesOn,
            int oneIn) {
        this.work = work;
        this.worlds = worlds;
        this.harms = harms;
        this.livesOn = livesOn;
        this.oneIn = oneIn;
    }

    /**
     * A process dies, or loses one call, and a new one is asked again.
     *
     * @param work what it is called in the report
     */
    public static CrashCuts of(String work, Supplier<? extends World> worlds) {
        return new CrashCuts(work, worlds, Harm.CUTS, false, 1);
    }

    /**
     * Every fault that a process may meet and live on; it is the same process that is asked again.
     *
     * @param work what it is called in the report
     */
    public static CrashCuts faults(String work, Supplier<? extends World> worlds) {
        return new CrashCuts(work, worlds, Harm.FAULTS, true, 1);
    }

    /** Only these harms. */
    public CrashCuts only(Harm first, Harm... others) {
        return new CrashCuts(work, worlds, EnumSet.of(first, others), livesOn, oneIn);
    }

    /** Only so many of all cuts: always the same, and others for other work. */
    public CrashCuts sampled(int cutsForEach) {
        return new CrashCuts(work, worlds, harms, livesOn, cutsForEach);
    }

    /** Cuts everywhere; fails where a world ends otherwise. Prints the report. */
    public Report everywhere() throws Exception {
        List<String> calls;
        List<String> undisturbed;
        try (World world = worlds.get()) {
            Life life = Life.unharmed();
            try (life) {
                assertThat(attempt(world, life)).as(work + ", undisturbed").isTrue();
            }
            calls = life.calls();
            world.recover();
            undisturbed = world.state();
        }
        List<Callable<List<String>>> cuts = new ArrayList<>();
        Random sample = new Random(work.hashCode());
        for (int call = 1; call <= calls.size(); call++) {
            for (Harm harm : harms) {
                if (sample.nextInt(oneIn) == 0) {
                    cuts.add(cut(call, harm, calls.get(call - 1), undisturbed));
                }
            }
        }
        inParallel(cuts);
        Report report = new Report(work, calls, cuts.size());
        System.out.println(report);
        return report;
    }

    /** Nothing where the world ends as the undisturbed one did. */
    private Callable<List<String>> cut(int call, Harm harm, String name, List<String> undisturbed) {
        return () -> {
            String cut = work + ": " + harm + " call " + call + ", " + name;
            try {
                List<String> differences = differences(stateAfter(cut, call, harm), undisturbed);
                return differences.isEmpty() ? List.of() : List.of(cut + ": " + differences);
            } catch (AssertionError failed) {
                return List.of(cut + ": " + failed.getMessage());
            }
        };
    }

    /** Each cut has a world of its own, so one for each processor may be under way. */
    private static void inParallel(List<Callable<List<String>>> cuts) throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        List<String> failures = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(processors)) {
            for (Future<List<String>> cut : threads.invokeAll(cuts)) {
                failures.addAll(cut.get());
            }
        }
        assertThat(failures).as(failures.size() + " cuts end otherwise").isEmpty();
    }

    private List<String> differences(List<String> state, List<String> undisturbed) {
        return livesOn ? Differences.between(state, undisturbed) : exactly(state, undisturbed);
    }

    /** Tells only what differs. */
    private static List<String> exactly(List<String> state, List<String> undisturbed) {
        List<String> differences = new ArrayList<>();
        List<String> missing = new ArrayList<>(undisturbed);
        state.forEach(
                line -> {
                    if (!missing.remove(line)) {
                        differences.add("too many: " + line);
                    }
                });
        missing.forEach(line -> differences.add("missing: " + line));
        return differences;
    }

    private List<String> stateAfter(String cut, int call, Harm harm) throws Exception {
        try (World world = worlds.get();
                Life first = Life.harmed(call, harm, world::elapse)) {
            boolean content = attempt(world, first);
            assertThat(first.calls()).as(cut + " was reached").hasSizeGreaterThanOrEqualTo(call);
            if (livesOn) {
                first.heal();
            } else {
                first.end();
            }
            for (int retry = 1; !content; retry++) {
                assertThat(retry).as(cut + ": retries").isLessThanOrEqualTo(MOST_RETRIES);
                content = livesOn ? attempt(world, first) : attemptOfAnother(world);
            }
            world.recover();
            return world.state();
        }
    }

    private static boolean attemptOfAnother(World world) throws Exception {
        try (Life life = Life.unharmed()) {
            return attempt(world, life);
        }
    }

    /** True where an answer came that contents; never where the process died. */
    private static boolean attempt(World world, Life life) throws Exception {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                answer.complete(world.attempt(life));
                            } catch (Throwable failure) {
                                answer.completeExceptionally(failure);
                            }
                        });
        try {
            CompletableFuture.anyOf(answer, life.death()).get(LIMIT_SECONDS, TimeUnit.SECONDS);
            life.quiet().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            return !life.death().isDone() && answer.get();
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("after " + life.calls() + ": " + e, e);
        }
    }
}
