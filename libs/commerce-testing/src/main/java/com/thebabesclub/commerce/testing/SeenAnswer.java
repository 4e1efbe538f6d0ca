package com.thebabesclub.commerce.testing;

import org.jspecify.annotations.Nullable;

import reactor.core.scheduler.Schedulers;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * The answer to a call, which remembers for whoever goes on with it that it has been seen: also on
 * another thread, if Reactor schedules it there or the thread is made for it. So a test tells calls
 * that wait for each other from calls that are under way together, and does not look at the clock.
 */
final class SeenAnswer extends CompletableFuture<Object> {

    private static final ThreadLocal<Long> SEEN =
            new InheritableThreadLocal<>() {
                @Override
                protected Long initialValue() {
                    return 0L;
                }
            };

    static {
        Schedulers.onScheduleHook(
                SeenAnswer.class.getName(),
                task -> {
                    long seen = SEEN.get();
                    return () -> having(seen, task);
                });
    }

    private final long before = SEEN.get();
    private volatile long ended;

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
        long earlier = SEEN.get();
        SEEN.set(ended);
        try {
            return next.apply(answer, failure);
        } finally {
            SEEN.set(earlier);
        }
    }

    private static void having(long seen, Runnable next) {
        long earlier = SEEN.get();
        SEEN.set(seen);
        try {
            next.run();
        } finally {
            SEEN.set(earlier);
        }
    }
}
