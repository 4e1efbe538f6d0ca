package com.thebabesclub.commerce.testing;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The life of one process, as far as the outside can tell: its calls to the table and to servers
 * such as Stripe, in one row, each of which may be its last. A dead process makes no call any more:
 * those that it tries are never answered. What lives in its memory ends with {@link #close}.
 */
public final class Life implements AutoCloseable {

    private final int harmedCall;
    private final Consumer<Duration> time;
    private final List<String> calls = new ArrayList<>();
    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private @Nullable Harm harm;
    private int underWay;
    private boolean dead;
    private CompletableFuture<Void> quiet = CompletableFuture.completedFuture(null);

    private Life(int harmedCall, @Nullable Harm harm, Consumer<Duration> time) {
        this.harmedCall = harmedCall;
        this.harm = harm;
        this.time = time;
    }

    /** One that nothing happens to. */
    public static Life unharmed() {
        return new Life(0, null, _ -> {});
    }

    /**
     * One that is harmed at a call.
     *
     * @param call from 1
     * @param time lets time go by, where the harm takes some
     */
    static Life harmed(int call, Harm harm, Consumer<Duration> time) {
        return new Life(call, harm, time);
    }

    /** Whatever was to happen to it is over. */
    synchronized void heal() {
        harm = null;
    }

    /** The table for this process. */
    public DynamoDbAsyncClient client(LocalTable table) {
        DynamoDbTap tap = new DynamoDbTap(table.tap().direct());
        tap.script(
                (call, proceed) ->
                        pass(call.operation(), () -> proceed.get().<Object>thenApply(a -> a))
                                .exceptionallyCompose(failure -> shaped(call.request(), failure)));
        return tap.client();
    }

    private static CompletableFuture<Object> shaped(DynamoDbRequest request, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof BrokenAnswer broken
                ? TableFault.of(request, broken).thenApply(answer -> answer)
                : CompletableFuture.failedFuture(cause);
    }

    /**
     * A server, such as Stripe, for this process: plain HTTP, at the address that is given back.
     */
    public URI server(URI server) {
        return owns(new HttpTap(server, this)).address();
    }

    /** Ends with this life, the latest first. Its end must not wait for calls under way. */
    public <T extends AutoCloseable> T owns(T part) {
        synchronized (owned) {
            owned.push(part);
        }
        return part;
    }

    /** The calls that this process has made, by name. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Comes when the process is dead and none of its calls has an effect any more. */
    CompletableFuture<Void> death() {
        return end;
    }

    /** Comes when no call is under way. */
    synchronized CompletableFuture<Void> quiet() {
        return quiet;
    }

    /** Makes a call to the outside, unless the process is dead or its harm is this one. */
    <T> CompletableFuture<T> pass(String name, Supplier<CompletableFuture<T>> call) {
        Harm happens;
        synchronized (this) {
            if (dead) {
                return new CompletableFuture<>();
            }
            calls.add(name);
            happens = harm != null && harm.happens(harmedCall, calls.size()) ? harm : null;
            dead = happens != null && happens.isDeadly();
            if (happens == null || happens.hasEffect()) {
                enter();
            }
        }
        if (happens == null) {
            return call.get().whenComplete((_, _) -> leave());
        }
        return happens.isDeadly() ? dying(happens, call) : harmed(happens, call);
    }

    private <T> CompletableFuture<T> dying(Harm how, Supplier<CompletableFuture<T>> call) {
        if (how.hasEffect()) {
            CompletableFuture<?> _ = call.get().whenComplete((_, _) -> leave());
        }
        endWhenQuiet();
        return new CompletableFuture<>();
    }

    private <T> CompletableFuture<T> harmed(Harm how, Supplier<CompletableFuture<T>> call) {
        if (!how.hasEffect()) {
            return CompletableFuture.failedFuture(new BrokenAnswer(how, null));
        }
        CompletableFuture<T> answer =
                call.get()
                        .whenComplete(
                                (_, _) -> {
                                    time.accept(how.takes());
                                    leave();
                                });
        return how == Harm.SLOW
                ? answer
                : answer.handle((whole, _) -> new BrokenAnswer(how, whole))
                        .thenCompose(CompletableFuture::failedFuture);
    }

    private void endWhenQuiet() {
        CompletableFuture<?> _ = quiet().thenRun(() -> end.complete(null));
    }

    private void enter() {
        if (underWay++ == 0) {
            quiet = new CompletableFuture<>();
        }
    }

    private void leave() {
        CompletableFuture<Void> done;
        synchronized (this) {
            underWay--;
            done = underWay == 0 ? quiet : new CompletableFuture<>();
        }
        done.complete(null);
    }

    @Override
    public void close() {
        end();
    }

    /** The process is gone; a second end changes nothing. */
    void end() {
        synchronized (this) {
            dead = true;
        }
        synchronized (owned) {
            while (!owned.isEmpty()) {
                end(owned.pop());
            }
        }
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
