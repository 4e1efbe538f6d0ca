package com.thebabesclub.commerce.table;

import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * The client of a function's table, made while the rest of the function starts, and warmed by
 * reading an item that is not there: the first request finds classes loaded and a connection open.
 *
 * <p>It costs half a read unit for each cold start. What comes of the read does not matter: a table
 * that does not answer is the first request's to find out.
 */
public final class EarlyClient {

    private static final Key ABSENT = Key.session("absent");

    private final CompletableFuture<DynamoDbAsyncClient> client = new CompletableFuture<>();

    private EarlyClient() {}

    /** Begins, on a thread of its own. */
    public static EarlyClient begin(Settings settings) {
        return begin(settings, TableClient::create);
    }

    static EarlyClient begin(Settings settings, Supplier<DynamoDbAsyncClient> made) {
        EarlyClient early = new EarlyClient();
        Thread.ofPlatform().daemon().name("early-table").start(() -> early.make(settings, made));
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

    private void make(Settings settings, Supplier<DynamoDbAsyncClient> made) {
        try {
            client.complete(made.get());
        } catch (RuntimeException e) {
            client.completeExceptionally(e);
            return;
        }
        settings.find(Setting.COMMERCE_TABLE)
                .ifPresent(
                        name ->
                                new CommerceTable(client(), name)
                                        .get(ABSENT)
                                        .subscribe(_ -> {}, _ -> {}));
    }
}
