package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.testing.DynamoDbTap;

import software.amazon.awssdk.core.exception.SdkClientException;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Ends a process at its nth write, before it happens or just after; nothing that it does from then
 * on reaches the table.
 */
final class Lifeline {

    private final DynamoDbTap tap;
    private final int at;
    private final boolean before;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean dead;

    Lifeline(DynamoDbTap tap, int at, boolean before) {
        this.tap = tap;
        this.at = at;
        this.before = before;
        tap.script(this::pass);
    }

    boolean wasCut() {
        return dead;
    }

    void mend() {
        tap.heal();
    }

    private CompletableFuture<?> pass(
            DynamoDbTap.Call call, Supplier<CompletableFuture<?>> proceed) {
        boolean read = call.operation().equals("Query");
        if (dead) {
            return CompletableFuture.failedFuture(SdkClientException.create("dead"));
        }
        if (read || calls.incrementAndGet() != at) {
            return proceed.get();
        }
        dead = true;
        CompletableFuture<Object> cut =
                CompletableFuture.failedFuture(SdkClientException.create("dead"));
        return before ? cut : proceed.get().thenCompose(_ -> cut);
    }
}
