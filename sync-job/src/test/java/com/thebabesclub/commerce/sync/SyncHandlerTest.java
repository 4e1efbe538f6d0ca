package com.thebabesclub.commerce.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.sync.reconciliation.Shop;
import com.thebabesclub.commerce.testing.Invocation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class SyncHandlerTest {

    private static final String SCHEDULE =
            """
            {"version":"0","id":"e1","detail-type":"Scheduled Event","source":"aws.events",
             "account":"1","time":"2026-11-26T02:00:00Z","region":"us-east-1","detail":{}}\
            """;

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
        assertThat(due.toString())
                .isEqualTo(
                        """
                        {"status":"success","trigger":"manual","dryRun":false,\
                        "due":{"status":"success","startedAt":"2026-11-26T02:00:00Z","done":0,\
                        "later":0,"failed":0,"parked":0,"busy":0,"left":0,\
                        "sweptThrough":"2026-11-26T02:00:00Z","dryRun":false}}\
                        """);
        assertThat(handle("{}").path("body").has("due")).isFalse();
        assertThat(handle(SCHEDULE).path("body").has("due")).isTrue();
    }

    @Test
    void storesItsPlaceBeforeItsTimeIsUp() throws IOException {
        shop.paid("u1");
        Context hurried = Invocation.with(() -> 29_000);

        assertThat(handle(SCHEDULE, hurried).at("/body/status").asText()).isEqualTo("partial");
        assertThat(handle(SCHEDULE).at("/body/created").asInt()).isEqualTo(1);
    }

    @Test
    void aFunctionWhoseTimeRunsOutSaysWhatIsLeftAndTheRuleOfEveryFiveMinutesGoesOn()
            throws IOException {
        for (int i = 0; i < 8; i++) {
            shop.paid("u" + i);
        }
        Context shrinking = inFiveMinutes();
        // Each order takes a minute: at five half a minute is left, which is for the place.
        shop.table()
                .tap()
                .script(
                        (call, proceed) -> {
                            if (call.request().toString().contains("ORDERNO#")) {
                                shop.clock().advance(Duration.ofMinutes(1));
                            }
                            return proceed.get();
                        });

        JsonNode body = handle(SCHEDULE, shrinking).path("body");

        assertThat(shrinking.getRemainingTimeInMillis()).isLessThan(30_000);
        assertThat(body.path("status").asText()).isEqualTo("partial");
        assertThat(body.path("created").asInt()).isEqualTo(5);
        assertThat(body.at("/left/passes").valueStream().map(JsonNode::asText))
                .containsExactly(
                        "sessions",
                        "events",
                        "refunds",
                        "disputes",
                        "fraud_warnings",
                        "reviews",
                        "balance");
        assertThat(body.at("/left/createdBefore").asText()).isEqualTo("2026-11-26T02:00:00Z");
        assertThat(body.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "status",
                        "trigger",
                        "syncStartedAt",
                        "syncCompletedAt",
                        "lookbackHours",
                        "lookbackWindow",
                        "processed",
                        "created",
                        "updated",
                        "skipped",
                        "errors",
                        "parked",
                        "foreign",
                        "foreignAmounts",
                        "drift",
                        "createdOrders",
                        "failedSessions",
                        "problems",
                        "left",
                        "dryRun",
                        "due");
        shop.table().tap().heal();
        shop.clock().advance(Duration.ofMinutes(5));
        JsonNode next = handle("{\"passes\": [\"due\"]}", inFiveMinutes()).path("body");
        assertThat(next.path("status").asText()).isEqualTo("success");
        assertThat(next.path("created").asInt()).isEqualTo(3);
        assertThat(next.has("left")).isFalse();
        assertThat(next.has("due")).isTrue();
        assertThat(next.path("watermark").asText()).isEqualTo("2026-11-26T02:00:00Z");
        JsonNode idle = handle("{\"passes\": [\"due\"]}", inFiveMinutes()).path("body");
        assertThat(idle.has("created")).as("nothing is left").isFalse();
    }

    @Test
    void reportsTheDriftBySort() throws IOException {
        String session = shop.paid("u1");

        JsonNode body = handle(SCHEDULE).path("body");

        assertThat(body.at("/drift/missing/count").asInt()).isEqualTo(1);
        assertThat(body.at("/drift/missing/sessions/0").asText()).isEqualTo(session);
        assertThat(body.path("drift").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "missing",
                        "behind",
                        "async_payment",
                        "refund",
                        "dispute",
                        "alert",
                        "total_mismatch",
                        "email-pointer",
                        "listing",
                        "stock");
        assertThat(body.path("parked").asInt(-1)).isZero();
        assertThat(body.path("problems")).isEmpty();
        Map<String, AttributeValue> run =
                Objects.requireNonNull(
                        shop.table().dump().get("SYSTEM / RUN#2026-11-26T02:00:00Z"));
        assertThat(Objects.requireNonNull(run.get("drift")).m())
                .containsEntry("missing", AttributeValue.fromN("1"))
                .containsEntry("refund", AttributeValue.fromN("0"));
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

    @Test
    void doesNotStartWithoutAKeyAndSaysWhichSettingIsMissing() {
        Map<String, String> variables = new HashMap<>(shop.variables());
        variables.remove("STRIPE_SECRET");

        assertThatThrownBy(() -> handler(variables))
                .satisfies(
                        problem ->
                                assertThat(InvalidSettingException.in(problem))
                                        .map(InvalidSettingException::getMessage)
                                        .get()
                                        .asString()
                                        .contains("STRIPE_SECRET"));
    }

    private JsonNode handle(String event) throws IOException {
        return handle(event, context());
    }

    private JsonNode handle(String event, Context context) throws IOException {
        return handle(handler(shop.variables()), event, context);
    }

    private SyncHandler handler(Map<String, String> variables) {
        return new SyncHandler(
                SyncJob.beansOfFunction(
                        EnvironmentVariables.of(variables),
                        shop.table().servedBean(),
                        shop.clock()));
    }

    private static JsonNode handle(SyncHandler handler, String event, Context context)
            throws IOException {
        return new ObjectMapper().readTree(LambdaCall.of(handler, event, context));
    }

    /** Of a function that has five minutes from now, by the shop's clock. */
    private Context inFiveMinutes() {
        Instant end = shop.clock().instant().plus(Duration.ofMinutes(5));
        return Invocation.with(
                () -> (int) Duration.between(shop.clock().instant(), end).toMillis());
    }

    private static Context context() {
        return Invocation.with(() -> 300_000);
    }
}
