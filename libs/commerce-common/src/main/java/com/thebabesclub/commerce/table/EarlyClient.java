package com.thebabesclub.commerce.table;

import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.table.wire.WireClient;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * The client of a function's table, made while the rest of the function starts, with a connection
 * that is open before the first request wants it. It reads nothing and costs nothing.
 */
public final class EarlyClient {

    private final CompletableFuture<DynamoDbAsyncClient> client = new CompletableFuture<>();

    private EarlyClient() {}

    /** Begins, on a thread of its own. */
    public static EarlyClient begin(Settings settings) {
        return begin(() -> TableClient.create(settings));
    }

    static EarlyClient begin(Supplier<WireClient> made) {
        EarlyClient early = new EarlyClient();
        Thread.ofPlatform().daemon().name("early-table").start(() -> early.make(made));
        return early;
    }

    /**
     * The client, waiting until it is made: for the start of a function only.
     *
     * @throws com.thebabesclub.commerce.setting.SettingProblem where the environment names no
     *     region
     */
    public DynamoDbAsyncClient client() {
        try {
            return client.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw e;
        }
    }

    private void make(Supplier<WireClient> made) {
        try {
            WireClient early = made.get();
            client.complete(early);
            early.warm();
        } catch (RuntimeException e) {
            client.completeExceptionally(e);
        }
    }
}
