package com.thebabesclub.commerce.aws;

import software.amazon.awssdk.core.exception.SdkClientException;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Looks after the time limits of all calls, on one thread that never waits for anything else. */
final class Watch {

    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(
                    1, task -> Thread.ofPlatform().daemon().name("aws-limits").unstarted(task));

    Watch() {
        thread.setRemoveOnCancelPolicy(true);
    }

    /** Cancelling the answer takes it back. */
    Future<?> after(long nanos, Runnable task) {
        try {
            return thread.schedule(task, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            throw SdkClientException.create("the client is closed", e);
        }
    }

    /** What was asked for is still done; nothing more is taken. */
    void close() {
        thread.shutdown();
    }
}
