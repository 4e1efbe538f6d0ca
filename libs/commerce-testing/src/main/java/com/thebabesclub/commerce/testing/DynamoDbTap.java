package com.thebabesclub.commerce.testing;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Stands between the code under test and the table: records every call, and lets a test hold,
 * refuse or lose one. Never blocks; a held call is a future that is not completed yet.
 */
public final class DynamoDbTap {

    /** What a test does with a call: makes it, or answers something else. */
    @FunctionalInterface
    public interface Fault {
        CompletableFuture<?> apply(Call call, Supplier<CompletableFuture<?>> proceed);
    }

    /** What code that is wrong makes of a call: other calls, each of which may meet a fault. */
    @FunctionalInterface
    public interface Bug {
        CompletableFuture<?> apply(Call call, Function<DynamoDbRequest, CompletableFuture<?>> send);
    }

    /**
     * One call to DynamoDB.
     *
     * @param operation as DynamoDB names it, such as {@code TransactWriteItems}
     */
    public record Call(int number, String operation, DynamoDbRequest request) {}

    /**
     * A call that was answered, and not with an error.
     *
     * @param after the end of the answer that the caller had seen, and 0 if it had seen none. Calls
     *     of which none waited for another have seen the same answers, however slowly their caller
     *     makes them.
     * @param ended when, counted in ends of calls
     */
    public record Answered(Call call, Object answer, long after, long ended) {}

    private final DynamoDbAsyncClient direct;
    private final DynamoDbAsyncClient tapped;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<Answered> answered = new CopyOnWriteArrayList<>();
    private final AtomicLong order = new AtomicLong();
    private volatile Fault fault = (_, proceed) -> proceed.get();
    private volatile Bug bug = (call, send) -> send.apply(call.request());

    DynamoDbTap(DynamoDbAsyncClient direct) {
        this.direct = direct;
        this.tapped =
                (DynamoDbAsyncClient)
                        Proxy.newProxyInstance(
                                DynamoDbTap.class.getClassLoader(),
                                new Class<?>[] {DynamoDbAsyncClient.class},
                                this::invoke);
    }

    DynamoDbAsyncClient client() {
        return tapped;
    }

    /** The client itself, for what a test does on its own account. */
    public DynamoDbAsyncClient direct() {
        return direct;
    }

    /** The calls so far, in the order in which they were made. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The calls that were answered since {@link #forgetCalls}. */
    public List<Answered> answered() {
        return List.copyOf(answered);
    }

    public void forgetCalls() {
        calls.clear();
        answered.clear();
    }

    /** From now on every call goes through this. */
    public void script(Fault next) {
        fault = next;
    }

    /**
     * From now on the code under test has this bug, whatever else happens to its calls: what it
     * sends is not what it should have sent.
     */
    public void plant(Bug planted) {
        bug = planted;
    }

    public void heal() {
        fault = (_, proceed) -> proceed.get();
    }

    // The caller of the proxy gets the future.
    @SuppressWarnings("FutureReturnValueIgnored")
    private @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
            throws Throwable {
        Object[] given = arguments == null ? new Object[0] : arguments;
        if (given.length == 1 && given[0] instanceof DynamoDbRequest request) {
            return tapped(method, request);
        }
        // The consumer-builder forms build a request and call the plain form, on this proxy.
        if (method.isDefault()) {
            return java.lang.reflect.InvocationHandler.invokeDefault(proxy, method, given);
        }
        return method.invoke(direct, given);
    }

    // The caller of the proxy gets the future.
    @SuppressWarnings("FutureReturnValueIgnored")
    private CompletableFuture<?> tapped(Method method, DynamoDbRequest request) {
        String operation =
                Character.toUpperCase(method.getName().charAt(0)) + method.getName().substring(1);
        Call call;
        synchronized (calls) {
            call = new Call(calls.size() + 1, operation, request);
            calls.add(call);
        }
        SeenAnswer seen = new SeenAnswer(order.get());
        bug.apply(call, changed -> sent(method, call, changed))
                .whenComplete(
                        (answer, failure) -> {
                            long ended = order.incrementAndGet();
                            if (answer != null && failure == null) {
                                answered.add(new Answered(call, answer, seen.before(), ended));
                            }
                            seen.end(ended, answer, failure);
                        });
        return seen;
    }

    private CompletableFuture<?> sent(Method method, Call call, DynamoDbRequest request) {
        boolean isOwn = call.request().getClass() == request.getClass();
        Call sent = new Call(call.number(), isOwn ? call.operation() : operation(request), request);
        return fault.apply(sent, () -> isOwn ? invoked(method, request) : other(request));
    }

    private CompletableFuture<?> invoked(Method method, DynamoDbRequest request) {
        try {
            return (CompletableFuture<?>) method.invoke(direct, request);
        } catch (InvocationTargetException e) {
            return CompletableFuture.failedFuture(e.getCause());
        } catch (IllegalAccessException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** What a bug sends besides. */
    private CompletableFuture<?> other(DynamoDbRequest request) {
        return switch (request) {
            case PutItemRequest put -> direct.putItem(put);
            case UpdateItemRequest update -> direct.updateItem(update);
            default -> throw new IllegalArgumentException(operation(request));
        };
    }

    private static String operation(DynamoDbRequest request) {
        return request.getClass().getSimpleName().replace("Request", "");
    }
}
