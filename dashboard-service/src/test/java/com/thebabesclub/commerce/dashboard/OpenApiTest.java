package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.OpenApi;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The running service answers as docs/openapi.json says, and has no route that is not there. */
class OpenApiTest extends DashboardTest {

    private static final String USER = "user_1";
    private static final String ORDER = "cs_test_a1b2c3d4";
    private static final String GUEST = "cs_test_guestguest1";
    private static final String EMAIL = "ann@example.com";

    private static final OpenApi API = OpenApi.read();

    /** One that Stripe has. */
    private static String event = "";

    @BeforeAll
    void event() {
        event = dashboard().untoldPayment("replayed");
        Await.value(
                dashboard()
                        .table
                        .write(
                                Write.update(
                                        Key.stock(new StockKey("N-RED", Optional.empty())),
                                        Condition.always(),
                                        AttributeChange.add("version", 1))));
    }

    @Test
    void theDescriptionHasEveryRouteOfTheServiceAndNoOther() {
        assertThat(ours().map(OpenApi.Operation::route).toList())
                .containsExactlyInAnyOrderElementsOf(
                        dashboard().routes().stream()
                                .filter(route -> !route.matches("GET /(prometheus|health.*)"))
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatIsAskedAsTheExamplesSayIsAnsweredAsTheSchemasSay(Door door) {
        ours().forEach(
                        operation -> {
                            store();
                            WebRequest request = request(operation).bearer(token(operation));
                            WebAnswer answer = door.ask(request);
                            assertThat(answer.status())
                                    .as(operation.route() + " " + answer.body())
                                    .isBetween(200, 299);
                            assertAsDescribed(operation, answer);
                        });
    }

    @ParameterizedTest
    @MethodSource("doors")
    void refusalsAreAsDescribedToo(Door door) {
        store();
        ours().forEach(
                        operation -> {
                            List<WebAnswer> refusals = new ArrayList<>();
                            refusals.add(door.ask(request(operation)));
                            if (operation.path().startsWith("/admin")) {
                                refusals.add(
                                        door.ask(
                                                request(operation)
                                                        .bearer(dashboard().token(USER))));
                            }
                            if (operation.node().path("responses").has("400")) {
                                refusals.add(door.ask(wrong(operation)));
                            }
                            for (WebAnswer refusal : refusals) {
                                assertThat(refusal.status())
                                        .as(operation.route() + " " + refusal.body())
                                        .isBetween(400, 499);
                                assertAsDescribed(operation, refusal);
                            }
                        });
    }

    /** The examples' own people and orders. */
    private void store() {
        for (String key :
                List.of(
                        "USER#" + USER,
                        "USER#" + EMAIL,
                        "SESSION#" + ORDER,
                        "SESSION#" + GUEST,
                        "ORDERNO#BC-",
                        "TIMELINE#" + ORDER,
                        "CART#cart-" + ORDER,
                        "CART#cart-" + GUEST)) {
            dashboard()
                    .local
                    .keys(key)
                    .forEach(
                            found -> {
                                int middle = found.indexOf(" / ");
                                dashboard()
                                        .remove(
                                                new Key(
                                                        found.substring(0, middle),
                                                        found.substring(middle + 3)));
                            });
        }
        dashboard().order(ORDER, USER, TestClock.NOON.minusSeconds(60));
        dashboard().guestOrder(GUEST, EMAIL, TestClock.NOON.minusSeconds(90), SessionStage.PAID);
        dashboard()
                .giveUp(
                        new OutboxTask(
                                OutboxTask.Kind.MAIL,
                                TestClock.NOON,
                                ORDER,
                                List.of(OutboxTask.Owed.CUSTOMER_MAIL)));
        dashboard()
                .put(
                        Attributes.item(Key.profile(USER))
                                .put("displayName", "Ann")
                                .put("version", 2)
                                .put("createdAt", "2026-11-01T12:00:00Z")
                                .build());
        dashboard()
                .put(
                        Attributes.item(Key.system("RUN#2026-11-26T02:00:00Z"))
                                .put("status", "success")
                                .put("startedAt", "2026-11-26T02:00:00Z")
                                .build());
    }

    /** The routes of this service. */
    private static Stream<OpenApi.Operation> ours() {
        return API.operations().stream()
                .filter(
                        operation ->
                                operation.path().startsWith("/dashboard")
                                        || operation.path().startsWith("/admin"));
    }

    private String token(OpenApi.Operation operation) {
        return operation.path().startsWith("/admin")
                ? dashboard().admin()
                : TestToken.with(
                        "\"sub\":\""
                                + USER
                                + "\",\"email\":\""
                                + EMAIL
                                + "\",\"email_verified\":true",
                        dashboard().clock.instant());
    }

    /** With the examples of its parameters and its body. */
    private WebRequest request(OpenApi.Operation operation) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        Map<String, String> required = new LinkedHashMap<>();
        for (JsonNode parameter : operation.node().path("parameters")) {
            String name = parameter.path("name").asText();
            String example = parameter.path("example").asText();
            if (parameter.path("in").asText().equals("path")) {
                path = path.replace("{" + name + "}", example);
            } else if (parameter.path("required").asBoolean()
                    && parameter.path("in").asText().equals("header")) {
                required.put(name, example);
            } else if (parameter.path("in").asText().equals("query") && !example.isEmpty()) {
                query.add(name + "=" + example);
            }
        }
        path = path.replace("evt_1", event);
        WebRequest request =
                body(operation, path + (query.isEmpty() ? "" : "?" + String.join("&", query)));
        for (Map.Entry<String, String> header : required.entrySet()) {
            request = request.header(header.getKey(), header.getValue());
        }
        return request;
    }

    private WebRequest body(OpenApi.Operation operation, String target) {
        WebRequest request = WebRequest.of(operation.method(), target);
        for (Map.Entry<String, JsonNode> content :
                operation.node().path("requestBody").path("content").properties()) {
            JsonNode example = example(content.getValue());
            String text = example.isTextual() ? example.asText() : example.toString();
            return request.json(text).header("Content-Type", content.getKey());
        }
        return request;
    }

    /** Its own, or that of its schema. */
    private static JsonNode example(JsonNode content) {
        String schema = content.at("/schema/$ref").asText("#").substring(1);
        return content.has("example")
                ? content.path("example")
                : API.document().at(schema + "/examples/0");
    }

    /** A request that is refused for what it asks. */
    private WebRequest wrong(OpenApi.Operation operation) {
        String target =
                operation.path().replace("{orderId}", "x").replace("{eventId}", "x")
                        + "?limit=0&cursor=x";
        WebRequest request = WebRequest.of(operation.method(), target);
        for (Map.Entry<String, JsonNode> content :
                operation.node().path("requestBody").path("content").properties()) {
            request =
                    request.json("{\"lookbackHours\":0,\"version\":-1}")
                            .header("Content-Type", content.getKey());
        }
        return request.bearer(token(operation));
    }

    private static void assertAsDescribed(OpenApi.Operation operation, WebAnswer answer) {
        assertThat(API.violations(operation.route(), answer))
                .as(operation.route() + " " + answer.body())
                .isEmpty();
    }
}
