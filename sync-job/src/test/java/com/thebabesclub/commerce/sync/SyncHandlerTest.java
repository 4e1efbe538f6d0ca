package com.thebabesclub.commerce.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.sync.reconcile.Shop;

import io.micronaut.function.aws.proxy.MockLambdaContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class SyncHandlerTest {

    private static final String SCHEDULE =
            """
            {"version":"0","id":"e1","detail-type":"Scheduled Event","source":"aws.events",
             "account":"1","time":"2026-11-26T02:00:00Z","region":"us-east-1","detail":{}}""";

    private final Shop shop = Shop.at("2026-11-26T02:00:00Z");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void answersTheScheduleWithEverythingThatTheOwnersScriptsRead() throws IOException {
        shop.paid("u1");

        JsonNode answer = handle(SCHEDULE);

        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        JsonNode body = answer.path("body");
        assertThat(body.path("status").asText()).isEqualTo("success");
        assertThat(body.path("trigger").asText()).isEqualTo("scheduled");
        assertThat(body.path("syncStartedAt").asText()).isEqualTo("2026-11-26T02:00:00Z");
        assertThat(body.path("syncCompletedAt").asText()).isEqualTo("2026-11-26T02:00:00Z");
        assertThat(body.path("lookbackHours").asInt()).isEqualTo(25);
        assertThat(body.at("/lookbackWindow/from").asText()).isEqualTo("2026-11-24T00:00:00Z");
        assertThat(body.at("/lookbackWindow/to").asText()).isEqualTo("2026-11-26T02:00:00Z");
        assertThat(body.path("processed").asInt()).isEqualTo(1);
        assertThat(body.path("created").asInt()).isEqualTo(1);
        assertThat(body.path("skipped").asInt(-1)).isZero();
        assertThat(body.path("errors").asInt(-1)).isZero();
        assertThat(body.at("/createdOrders/0").asText()).startsWith("BC-");
        assertThat(body.path("dryRun").asBoolean(true)).isFalse();
    }

    @Test
    void storesItsStateUnderTheOwnersNames() throws IOException {
        shop.paid("u1");
        handle(SCHEDULE);

        Map<String, AttributeValue> state =
                Objects.requireNonNull(shop.table().dump().get("SYSTEM / STRIPE_ORDER_SYNC"));

        assertThat(state)
                .containsEntry("lastSyncStartedAt", AttributeValue.fromS("2026-11-26T02:00:00Z"))
                .containsEntry("lastSyncCompletedAt", AttributeValue.fromS("2026-11-26T02:00:00Z"))
                .containsEntry("lastSyncProcessed", AttributeValue.fromN("1"))
                .containsEntry("lastSyncCreated", AttributeValue.fromN("1"))
                .containsEntry("lastSyncSkipped", AttributeValue.fromN("0"))
                .containsEntry("lastSyncErrors", AttributeValue.fromN("0"))
                .containsEntry("lastLookbackStart", AttributeValue.fromN("1795478400"))
                .containsEntry("lastLookbackEnd", AttributeValue.fromN("1795658400"));
    }

    @Test
    void aPayloadByHandOverridesTheSettings() throws IOException {
        shop.paid("u1");

        JsonNode body =
                handle("{\"lookbackHours\": 48, \"maxSessions\": 100, \"dryRun\": true}")
                        .path("body");

        assertThat(body.path("trigger").asText()).isEqualTo("manual");
        assertThat(body.path("lookbackHours").asInt()).isEqualTo(48);
        assertThat(body.path("dryRun").asBoolean()).isTrue();
        assertThat(body.path("created").asInt()).isEqualTo(1);
        assertThat(shop.table().dump()).isEmpty();
    }

    @Test
    void aPayloadThatCannotBeFollowedIsRefusedWithASentence() throws IOException {
        JsonNode answer = handle("{\"lookbackHours\": 1.5}");

        assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
        assertThat(answer.at("/body/error").asText())
                .isEqualTo("lookbackHours should be a whole number from 1 to 8760.");
        assertThat(handle("{\"dryRun\": \"yes\"}").at("/body/error").asText())
                .isEqualTo("dryRun should be true or false.");
        for (String passes : List.of("[]", "\"due\"", "[\"mail\"]", "{\"due\": true}")) {
            assertThat(handle("{\"passes\": " + passes + "}").at("/body/error").asText())
                    .isEqualTo("passes should be a list of orders, due or both.");
        }
    }

    @Test
    void thePassesAreThoseThatAreAskedFor() throws IOException {
        shop.paid("u1");

        JsonNode due = handle("{\"passes\": [\"due\"]}").path("body");

        assertThat(due.path("status").asText()).isEqualTo("success");
        assertThat(due.path("trigger").asText()).isEqualTo("manual");
        assertThat(due.at("/due/done").asInt(-1)).isZero();
        assertThat(due.at("/due/sweptThrough").asText()).isEqualTo("2026-11-26T02:00:00Z");
        assertThat(due.has("created")).isFalse();
        assertThat(shop.table().keys("USER#")).isEmpty();
        assertThat(handle("{}").path("body").has("due")).isFalse();
        assertThat(handle(SCHEDULE).path("body").has("due")).isTrue();
    }

    @Test
    void storesItsPlaceBeforeItsTimeIsUp() throws IOException {
        shop.paid("u1");
        MockLambdaContext hurried =
                new MockLambdaContext() {
                    @Override
                    public int getRemainingTimeInMillis() {
                        return 29_000;
                    }
                };

        assertThat(handle(SCHEDULE, hurried).at("/body/status").asText()).isEqualTo("partial");
        assertThat(handle(SCHEDULE).at("/body/created").asInt()).isEqualTo(1);
    }

    @Test
    void failsSoThatTheAlarmOnErrorsRingsWhereNothingCouldBeDone() {
        Map<String, String> variables = new HashMap<>(shop.variables());
        variables.put("STRIPE_SECRET", "sk_test_revoked");
        SyncHandler handler = handler(variables);

        assertThatThrownBy(() -> handle(handler, SCHEDULE, context()))
                .isInstanceOf(SyncHandler.SyncFailed.class)
                .hasMessageContaining("\"status\":\"failed\"")
                .hasMessageNotContaining("sk_test_revoked");
    }

    private JsonNode handle(String event) throws IOException {
        return handle(event, context());
    }

    private JsonNode handle(String event, Context context) throws IOException {
        return handle(handler(shop.variables()), event, context);
    }

    private SyncHandler handler(Map<String, String> variables) {
        return new SyncHandler(
                SyncJob.of(Settings.of(variables), shop.table().served(), shop.clock()),
                shop.clock());
    }

    private static JsonNode handle(SyncHandler handler, String event, Context context)
            throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), output, context);
        return new ObjectMapper().readTree(output.toByteArray());
    }

    private static Context context() {
        return new MockLambdaContext() {
            @Override
            public int getRemainingTimeInMillis() {
                return 300_000;
            }
        };
    }
}
