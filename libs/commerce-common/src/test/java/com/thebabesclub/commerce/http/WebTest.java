package com.thebabesclub.commerce.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import io.micronaut.function.aws.proxy.MockLambdaContext;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What every service answers, at every door: the holes of the framework closed, problems, origins.
 */
class WebTest {

    private static Sample sample;

    @BeforeAll
    static void start() {
        sample = new Sample(Map.of());
    }

    @AfterAll
    static void stop() {
        sample.close();
    }

    static List<Door> doors() {
        return sample.doors();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aHeaderOfTheGatewaySignsNobodyIn(Door door) {
        WebAnswer answer =
                door.ask(WebRequest.get("/sample/whoami").header("x-amzn-oidc-identity", "victim"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.body()).contains("\"code\":\"unauthorized\"").doesNotContain("victim");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A27", sentence = "X-Forwarded-For of the caller's invention.")
    void aForwardedHeaderOfAStrangerChangesNothing(Door door) {
        WebRequest plain = WebRequest.get("/sample/address");

        WebAnswer answer = door.ask(plain.header("X-Forwarded-For", "198.51.100.1, 198.51.100.2"));

        assertThat(answer.body()).isEqualTo(door.ask(plain).body()).doesNotContain("198.51.100");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "A11",
            sentence = "Quantities of 0, -1, 1.5, 2^31, 1e400; a hundred lines; duplicate skus.")
    void aQuantityThatIsNoWholeNumberIsRefused(Door door) {
        for (String quantity :
                List.of(
                        "1.9",
                        "2.0",
                        "\"2\"",
                        "1e400",
                        "1e400000000",
                        "2147483648",
                        "true",
                        "null")) {
            WebAnswer answer = door.ask(WebRequest.post("/sample/cart", cart(quantity)));

            assertThat(answer.status()).as(quantity).isEqualTo(400);
            assertThat(answer.body())
                    .as(quantity)
                    .contains("\"path\":\"items[0].quantity\"")
                    .doesNotContain("thebabesclub.commerce");
        }
        assertThat(door.ask(WebRequest.post("/sample/cart", cart("2"))).body())
                .contains("\"quantity\":2");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A36", sentence = "Secrets and internals in errors.")
    void theMessageOfAnExceptionStaysInside(Door door) {
        for (String route : List.of("/sample/failure", "/sample/late-failure")) {
            WebAnswer answer = door.ask(WebRequest.get(route));

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.header("Content-Type"))
                    .hasValueSatisfying(
                            type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(answer.body())
                    .contains("\"code\":\"internal_error\"", "\"status\":500", "\"requestId\":\"")
                    .doesNotContain(SampleController.INNERMOST, "sk_live", "IllegalState");
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aProblemKeepsItsCodeItsHeadersAndItsMembers(Door door) {
        WebAnswer answer = door.ask(WebRequest.get("/sample/problem"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("Retry-After")).contains("2");
        assertThat(answer.body())
                .contains(
                        "\"type\":\"https://thebabesclub.com/problems/price-changed\"",
                        "\"title\":\"Price changed\"",
                        "\"detail\":\"The price has changed.\"",
                        "\"error\":\"The price has changed.\"",
                        "\"code\":\"price_changed\"",
                        "\"errors\":[]",
                        "\"quote\":{\"quantity\":3,\"warnings\":[\"one\"],\"note\":null}");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void wrongPartsOfTheRequestAreNamedAsTheCallerWroteThem(Door door) {
        String body =
                "{\"items\":[{\"sku\":\"A\",\"quantity\":1},{\"sku\":\" \",\"quantity\":100}]}";

        WebAnswer answer = door.ask(WebRequest.post("/sample/cart", body));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"code\":\"invalid_request\"")
                .contains("\"path\":\"items[1].quantity\"", "\"path\":\"items[1].sku\"");
        assertThat(
                        door.ask(WebRequest.post("/sample/cart", "{\"items\":[{\"quantity\":1}]}"))
                                .body())
                .contains("\"path\":\"items[0].sku\"", "is missing");
        assertThat(door.ask(WebRequest.get("/sample/page?limit=0")).body())
                .contains("\"path\":\"limit\"");
        assertThat(door.ask(WebRequest.get("/sample/page?limit=NaN")).body())
                .contains("\"path\":\"limit\"");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatCannotBeReadIsA400ThatQuotesNothing(Door door) {
        for (String body :
                List.of(
                        "",
                        "{",
                        "[]",
                        "null",
                        "{\"items\":null}",
                        "{}",
                        "{\"items\":[null]}",
                        "nonsense")) {
            WebAnswer answer = door.ask(WebRequest.post("/sample/cart", body));

            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.body())
                    .as(body)
                    .containsPattern("\"code\":\"invalid_(json|request)\"")
                    .doesNotContain("nonsense", "SampleController", "JsonParse", "Cart]");
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A26", sentence = "Another content type or method.")
    void otherRoutesMethodsAndContentTypesAreProblemsToo(Door door) {
        assertProblem(door.ask(WebRequest.get("/nowhere")), 404, "not_found");
        assertProblem(door.ask(WebRequest.of("DELETE", "/sample/cart")), 405, "method_not_allowed");
        WebRequest text =
                WebRequest.post("/sample/cart", cart("1")).header("Content-Type", "text/plain");
        assertProblem(door.ask(text), 415, "unsupported_media_type");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "A25",
            sentence = "A body that is too large, too deep, of invalid UTF-8 or not JSON.")
    void aBodyOverTheLimitIsRefused(Door door) {
        String note = "n".repeat(33 * 1024);
        String body = "{\"items\":[{\"sku\":\"A\",\"quantity\":1}],\"note\":\"" + note + "\"}";

        assertProblem(door.ask(WebRequest.post("/sample/cart", body)), 413, "body_too_large");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void emptyListsAndNullsAreWritten(Door door) {
        assertThat(door.ask(WebRequest.post("/sample/cart", cart("1"))).body())
                .isEqualTo("{\"quantity\":1,\"warnings\":[],\"note\":null}");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void eachAnswerNamesItsRequest(Door door) {
        WebAnswer answer = door.ask(WebRequest.get("/sample/failure"));

        String requestId = answer.header("X-Request-Id").orElseThrow();
        assertThat(answer.body()).contains("\"requestId\":\"" + requestId + "\"");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void theDeadlineCountsFromTheRequestAndEndsBeforeTheInvocation(Door door) {
        String left = door.toString().equals("Netty") ? "8000" : "-500";

        assertThat(door.ask(WebRequest.get("/sample/deadline")).body())
                .isEqualTo("{\"leftMs\":" + left + "}");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aRoutesOwnLimitCountsBeforeThatOfItsController(Door door) {
        String left = door.toString().equals("Netty") ? "7500" : "-500";

        assertThat(door.ask(WebRequest.get("/sample/own-limit")).body())
                .isEqualTo("{\"leftMs\":" + left + "}");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aPipelineKnowsItsRequestOnEachThread(Door door) {
        WebAnswer answer =
                door.ask(
                        WebRequest.post("/sample/traces/a-name", cart("1"))
                                .header("X-Correlation-Id", "browser-7"));

        String known =
                "{\"requestId\":\"%s\",\"correlationId\":\"browser-7\",\"operation\":\"POST /sample/traces/{name}\",\"bounded\":true}"
                        .formatted(answer.header("X-Request-Id").orElseThrow());
        assertThat(answer.body()).isEqualTo("[" + String.join(",", known, known, known) + "]");
    }

    @Test
    void behindAGatewayTheDeadlineCountsFromTheTimeOfTheGateway() {
        assertThat(leftBehindAGateway(Duration.ofSeconds(30))).containsOnly("{\"leftMs\":6000}");
        assertThat(leftBehindAGateway(Duration.ofSeconds(3))).containsOnly("{\"leftMs\":2500}");
    }

    private static List<String> leftBehindAGateway(Duration invocation) {
        Clock twoSecondsAgo = Clock.offset(TestClock.atNoon(), Duration.ofSeconds(-2));
        Context context =
                new MockLambdaContext() {
                    @Override
                    public int getRemainingTimeInMillis() {
                        return (int) invocation.toMillis();
                    }
                };
        return Stream.of(
                        Door.restApi(twoSecondsAgo, sample.handler(), context),
                        Door.httpApi(twoSecondsAgo, sample.handler(), context))
                .map(door -> door.ask(WebRequest.get("/sample/deadline")).body())
                .toList();
    }

    private static String cart(String quantity) {
        return "{\"items\":[{\"sku\":\"A\",\"quantity\":" + quantity + "}],\"unknown\":1}";
    }

    static void assertProblem(WebAnswer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"", "\"status\":" + status);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/problem+json"));
    }
}
