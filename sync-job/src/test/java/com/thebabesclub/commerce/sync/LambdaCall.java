package com.thebabesclub.commerce.sync;

import com.amazonaws.services.lambda.runtime.Context;

import io.micronaut.aws.lambda.events.serde.SerdeCustomPojoSerializer;
import io.micronaut.json.tree.JsonNode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A call of the handler as Lambda's runtime makes it: with the serializer that it finds. */
final class LambdaCall {

    private static final SerdeCustomPojoSerializer JSON = new SerdeCustomPojoSerializer();

    private LambdaCall() {}

    static String of(SyncHandler handler, String event, Context context) {
        JsonNode payload = JSON.fromJson(event, JsonNode.class);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        JSON.toJson(handler.handleRequest(payload, context), answer, JsonNode.class);
        return answer.toString(StandardCharsets.UTF_8);
    }
}
