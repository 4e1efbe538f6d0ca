package com.thebabesclub.commerce.testing;

import org.jspecify.annotations.Nullable;

import reactor.core.scheduler.Schedulers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * The answer to a call, which remembers for whoever goes on with it that it has been seen: also on
 * another thread, if Reactor schedules it there or the thread is made for it. So a test tells calls
 * that wait for each other from calls that are under way together, and does not look at the clock.
 */
final class SeenAnswer extends CompletableFuture<Object> {

    /** Threads of clients of others: nothing begins there, something goes on after their answer. */
    private static final List<String> OF_CLIENTS =
            List.of(
                    "HttpClient-",
                    "ForkJoinPool.commonPool-",
                    "aws-java-sdk-",
                    "sdk-async-response-");

    private static final ThreadLocal<@Nullable Long> SEEN = new ThreadLocal<>();
    private static final ThreadLocal<@Nullable Long> INHERITED = new InheritableThreadLocal<>();

    static {
        Schedulers.onScheduleHook(
                SeenAnswer.class.getName(),
                task -> {
                    Long seen = SEEN.get();
                    return seen == null ? task : () -> having(seen, task);
                });
    }

    private final long before;
    private volatile long ended;

    /**
     * @param ends of calls so far
     */
    SeenAnswer(long ends) {
        before = seen(ends);
    }

    private static long seen(long ends) {
        Long seen = SEEN.get();
        if (seen != null) {
            return seen;
        }
        String thread = Thread.currentThread().getName();
        if (OF_CLIENTS.stream().anyMatch(thread::startsWith)) {
            return ends;
        }
        Long inherited = INHERITED.get();
        return inherited == null ? 0 : inherited;
    }

    /** The end of the answer that its caller had seen, and 0 if none. */
    long before() {
        return before;
    }

    void end(long at, @Nullable Object answer, @Nullable Throwable failure) {
        ended = at;
        if (failure == null) {
            complete(answer);
        } else {
            completeExceptionally(failure);
        }
    }

    // Reactor and a test's own code take a future's answer by one of these two.
    @Override
    public <U> CompletableFuture<U> handle(
            BiFunction<? super Object, Throwable, ? extends U> next) {
        return super.handle((answer, failure) -> having(next, answer, failure));
    }

    @Override
    public CompletableFuture<Object> whenComplete(
            BiConsumer<? super Object, ? super Throwable> next) {
        return super.whenComplete(
                (answer, failure) -> having(ended, () -> next.accept(answer, failure)));
    }

    private <U> U having(
            BiFunction<? super Object, Throwable, ? extends U> next,
            Object answer,
            Throwable failure) {
        List<U> result = new ArrayList<>();
        having(ended, () -> result.add(next.apply(answer, failure)));
        return result.getFirst();
    }

    private static void having(long seen, Runnable next) {
        Long earlier = SEEN.get();
        Long inherited = INHERITED.get();
        SEEN.set(seen);
        INHERITED.set(seen);
        try {
            next.run();
        } finally {
            SEEN.set(earlier);
            INHERITED.set(inherited);
        }
    }
}
