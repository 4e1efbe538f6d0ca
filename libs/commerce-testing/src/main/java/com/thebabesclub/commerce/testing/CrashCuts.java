package com.thebabesclub.commerce.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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

    private CrashCuts(String work, Supplier<? extends World> worlds, Set<Harm> harms) {
        this.work = work;
        this.worlds = worlds;
        this.harms = harms;
    }

    /**
     * All harms at all calls.
     *
     * @param work what it is called in the report
     */
    public static CrashCuts of(String work, Supplier<? extends World> worlds) {
        return new CrashCuts(work, worlds, EnumSet.allOf(Harm.class));
    }

    /** Only these harms. */
    public CrashCuts only(Harm first, Harm... others) {
        return new CrashCuts(work, worlds, EnumSet.of(first, others));
    }

    /** Cuts everywhere; fails at the first world that ends otherwise. Prints the report. */
    public Report everywhere() throws Exception {
        List<String> calls;
        List<String> undisturbed;
        try (World world = worlds.get()) {
            Life life = Life.unharmed();
            assertThat(attempt(world, life)).as(work + ", undisturbed").isTrue();
            calls = life.calls();
            undisturbed = world.state();
        }
        List<Callable<Void>> cuts = new ArrayList<>();
        for (int call = 1; call <= calls.size(); call++) {
            for (Harm harm : harms) {
                cuts.add(cut(call, harm, calls.get(call - 1), undisturbed));
            }
        }
        inParallel(cuts);
        Report report = new Report(work, calls, cuts.size());
        System.out.println(report);
        return report;
    }

    private Callable<Void> cut(int call, Harm harm, String name, List<String> undisturbed) {
        return () -> {
            String cut = work + ": " + harm + " call " + call + ", " + name;
            compare(cut, stateAfter(cut, call, harm), undisturbed);
            return null;
        };
    }

    /** Each cut has a world of its own, so one for each processor may be under way. */
    private static void inParallel(List<Callable<Void>> cuts) throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        try (ExecutorService threads = Executors.newFixedThreadPool(processors)) {
            for (Future<Void> cut : threads.invokeAll(cuts)) {
                cut.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError failed) {
                throw failed;
            }
            throw e;
        }
    }

    /** Tells only what differs. */
    private static void compare(String cut, List<String> state, List<String> undisturbed) {
        List<String> added = new ArrayList<>(state);
        List<String> missing = new ArrayList<>(undisturbed);
        undisturbed.forEach(added::remove);
        state.forEach(missing::remove);
        assertThat(added).as(cut + ": what there should not be").isEmpty();
        assertThat(missing).as(cut + ": what is missing").isEmpty();
    }

    private List<String> stateAfter(String cut, int call, Harm harm) throws Exception {
        try (World world = worlds.get()) {
            Life harmed = Life.harmed(call, harm);
            boolean content = attempt(world, harmed);
            assertThat(harmed.calls()).as(cut + " was reached").hasSizeGreaterThanOrEqualTo(call);
            for (int retry = 1; !content; retry++) {
                assertThat(retry).as(cut + ": retries").isLessThanOrEqualTo(MOST_RETRIES);
                content = attempt(world, Life.unharmed());
            }
            return world.state();
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
        try (life) {
            CompletableFuture.anyOf(answer, life.death()).get(LIMIT_SECONDS, TimeUnit.SECONDS);
            life.quiet().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            return !life.death().isDone() && answer.get();
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("after " + life.calls(), e);
        }
    }
}
