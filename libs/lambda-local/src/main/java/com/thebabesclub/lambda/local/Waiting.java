package com.thebabesclub.lambda.local;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits with a limit. */
final class Waiting {

    private Waiting() {}

    /** What comes first of these, or of the limit. */
    static <T> T forAny(Duration limit, T late, List<CompletableFuture<T>> these) {
        CompletableFuture<T> first = new CompletableFuture<>();
        for (CompletableFuture<T> each : these) {
            var _ = each.thenAccept(first::complete);
        }
        try {
            return first.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return late;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
