package com.thebabesclub.commerce.aws;

import com.fasterxml.jackson.core.JsonProcessingException;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.api.RetryToken;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** One call with all its attempts, on a virtual thread of its own. */
final class Call<T> implements Runnable {

    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Wire wire;
    private final Operation<T> operation;
    private final Duration limit;
    private final long end;

    private Call(Wire wire, Operation<T> operation, Duration limit) {
        this.wire = wire;
        this.operation = operation;
        this.limit = limit;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** Begins a call and does not wait. */
    static <T> CompletableFuture<T> begin(Wire wire, Operation<T> operation, Duration limit) {
        Call<T> call = new Call<>(wire, operation, limit);
        Thread.ofVirtual().name("aws-call").start(call);
        return call.result;
    }

    @Override
    public void run() {
        try {
            result.complete(answered());
        } catch (Throwable e) { // Whatever it is: somebody waits for it.
            result.completeExceptionally(e);
        }
    }

    private T answered() throws IOException {
        byte[] body = operation.request();
        RetryToken token = null;
        while (true) {
            SdkException failure;
            try {
                Answer answer = attempt(body, token != null);
                if (answer.isSuccess()) {
                    wire.retries().succeeded(token);
                    return read(answer);
                }
                failure = Refusal.of(wire.service(), operation, answer);
            } catch (ApiCallTimeoutException late) {
                throw late;
            } catch (SdkClientException away) {
                failure = away;
            }
            Retries.Again again = wire.retries().after(token, failure).orElse(null);
            if (again == null || result.isDone()) {
                throw failure;
            }
            token = again.token();
            pause(again.pause());
        }
    }

    private T read(Answer answer) {
        try {
            return operation.read(answer.body());
        } catch (JsonProcessingException e) {
            // Not its message, which cites the answer: that may be a secret.
            throw unreadable("it is no JSON from byte " + e.getLocation().getByteOffset());
        } catch (IOException e) {
            throw unreadable(e.getMessage());
        }
    }

    private SdkClientException unreadable(@Nullable String why) {
        return SdkClientException.create(
                wire.service().title() + "'s answer cannot be read: " + why);
    }

    private Answer attempt(byte[] body, boolean again) {
        long left = end - System.nanoTime();
        if (left <= 0) {
            throw late();
        }
        byte[] signed = wire.signed(operation.name(), body);
        Attempt attempt = new Attempt(this::mayBeStuck);
        long own = wire.limits().attempt().toNanos();
        Future<?> watched = wire.watch().after(Math.min(left, own), attempt);
        try {
            return wire.send(signed, again, attempt);
        } catch (Connections.Crowded e) {
            throw SdkClientException.create(e.getMessage());
        } catch (IOException e) {
            throw attempt.isExpired() ? expired(left < own) : away(e);
        } finally {
            watched.cancel(false);
        }
    }

    private SdkClientException away(IOException e) {
        return SdkClientException.create(
                wire.service().title() + " does not answer: " + e.getMessage(), e);
    }

    private SdkClientException expired(boolean wholeCall) {
        return wholeCall
                ? late()
                : ApiCallAttemptTimeoutException.create(wire.limits().attempt().toMillis());
    }

    private ApiCallTimeoutException late() {
        return ApiCallTimeoutException.create(limit.toMillis());
    }

    private void pause(Duration pause) {
        Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        try {
            Thread.sleep(pause.compareTo(left) < 0 ? pause : left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SdkClientException.create("interrupted", e);
        }
    }

    /**
     * An attempt has expired, and its thread may hang where closing a connection does not reach: in
     * a look-up of the name, say. Whoever waits is told in time all the same.
     */
    // Nothing waits for it: should the answer arrive first, it does nothing.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void mayBeStuck() {
        try {
            wire.watch().after(Math.max(0, end - System.nanoTime()), this::giveUp);
        } catch (SdkClientException closed) {
            giveUp();
        }
    }

    private void giveUp() {
        if (!result.isDone()) {
            Thread.ofVirtual().name("aws-call").start(() -> result.completeExceptionally(late()));
        }
    }
}
