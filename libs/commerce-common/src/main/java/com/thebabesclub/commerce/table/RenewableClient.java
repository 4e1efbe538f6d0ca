package com.thebabesclub.commerce.table;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A client whose connections can be dropped while everybody holds on to it: its calls go to another
 * one from then on.
 */
public final class RenewableClient {

    private final AtomicReference<DynamoDbAsyncClient> current;
    private final Supplier<DynamoDbAsyncClient> next;
    private final DynamoDbAsyncClient face;

    public RenewableClient(DynamoDbAsyncClient first, Supplier<DynamoDbAsyncClient> next) {
        this.current = new AtomicReference<>(first);
        this.next = next;
        this.face =
                (DynamoDbAsyncClient)
                        Proxy.newProxyInstance(
                                DynamoDbAsyncClient.class.getClassLoader(),
                                new Class<?>[] {DynamoDbAsyncClient.class},
                                (_, method, arguments) -> {
                                    try {
                                        return method.invoke(current.get(), arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
    }

    /** What the callers hold. */
    public DynamoDbAsyncClient client() {
        return face;
    }

    /** Closes every connection; the next call opens its own, with credentials read anew. */
    public void renew() {
        current.getAndSet(next.get()).close();
    }
}
