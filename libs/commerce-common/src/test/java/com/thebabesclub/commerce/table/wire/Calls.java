package com.thebabesclub.commerce.table.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.thebabesclub.commerce.aws.Loopback;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Calls of one sort, which a loopback answers. */
final class Calls {

    static final byte[] FOUND = Loopback.ok("{\"Item\":{\"a\":{\"S\":\"b\"}}}");

    private Calls() {}

    static List<CompletableFuture<GetItemResponse>> calls(WireClient client, int number) {
        List<CompletableFuture<GetItemResponse>> calls = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            calls.add(get(client));
        }
        return calls;
    }

    static CompletableFuture<GetItemResponse> get(WireClient client) {
        return client.getItem(r -> r.tableName("t").key(Map.of("PK", AttributeValue.fromS("p"))));
    }

    static <E extends Throwable> E failure(Class<E> type, CompletableFuture<?> call) {
        CompletionException failed =
                catchThrowableOfType(CompletionException.class, () -> call.join());
        assertThat(failed).hasCauseInstanceOf(type);
        return type.cast(Objects.requireNonNull(failed.getCause()));
    }
}
