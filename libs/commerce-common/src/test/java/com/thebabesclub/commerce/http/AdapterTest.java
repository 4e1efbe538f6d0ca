package com.thebabesclub.commerce.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.http.lambda.UnsupportedEventException;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import io.micronaut.function.aws.proxy.MockLambdaContext;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What the front ends could do differently, and do not. */
class AdapterTest {

    private static final String TEXT = "{\"name\":\"Zoë 💎\u0000\"}";

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
    void aBodyArrivesByteForByte(Door door) {
        String bytes = HexFormat.of().formatHex(TEXT.getBytes(StandardCharsets.UTF_8));
        WebRequest plain = WebRequest.post("/sample/bytes", TEXT);

        for (String type :
                List.of(
                        "application/json",
                        "application/json; charset=utf-8",
                        "application/json; charset=iso-8859-1",
                        "application/octet-stream")) {
            WebRequest request = plain.header("Content-Type", type);

            assertThat(door.ask(request).body()).as(type).contains("\"" + bytes + "\"");
            assertThat(door.ask(request.asBinary()).body()).as(type).contains("\"" + bytes + "\"");
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void repeatedParametersAndHeadersAndCookiesArrive(Door door) {
        WebAnswer answer =
                door.ask(
                        WebRequest.get("/sample/values?a=1&a=2&b=x%2Cy%20z")
                                .header("X-Many", "one, two")
                                .header("Cookie", "first=1; second=2"));

        assertThat(answer.body())
                .contains("\"a\":[\"1\",\"2\"]", "\"b\":[\"x,y z\"]")
                .contains("\"x-many\":[\"one, two\"]")
                .containsPattern("\"cookies\":\\[\"(first\",\"second|second\",\"first)\"]");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void eachCookieOfAnAnswerIsSet(Door door) {
        assertThat(door.ask(WebRequest.get("/sample/cookies")).header("Set-Cookie"))
                .hasValueSatisfying(all -> assertThat(all).contains("one=1", "two=2"));
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "A25",
            sentence = "A body that is too large, too deep, of invalid UTF-8 or not JSON.")
    void theLimitOfABodyCountsItsBytesHoweverItCame(Door door) {
        String fits = "x".repeat(32 * 1024);

        assertThat(door.ask(WebRequest.post("/sample/bytes", fits)).status()).isEqualTo(200);
        assertThat(door.ask(WebRequest.post("/sample/bytes", fits).asBinary()).status())
                .isEqualTo(200);
        WebTest.assertProblem(
                door.ask(WebRequest.post("/sample/bytes", fits + "é").asBinary()),
                413,
                "body_too_large");
        WebTest.assertProblem(
                door.ask(WebRequest.post("/sample/bytes", fits + "é")), 413, "body_too_large");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A39", sentence = "Paths written otherwise.")
    void aPathWrittenOtherwiseIsNoRouteAnywhere(Door door) {
        assertThat(door.ask(WebRequest.get("/sample/page")).status()).isEqualTo(200);
        for (String path :
                List.of(
                        "//sample/page",
                        "/sample//page",
                        "/./sample/page",
                        "/other/../sample/page",
                        "/other/%2e%2e/sample/page",
                        "/sample%2Fpage",
                        "/sample/page%00",
                        "/SAMPLE/page",
                        "/prod/sample/page",
                        "/sample/page;x=1")) {
            WebAnswer answer = door.ask(WebRequest.get(path));

            assertThat(answer.status()).as(path + " " + answer.body()).isIn(400, 404);
            assertThat(answer.body()).as(path).contains("\"code\":\"");
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void anAnswerOverLambdasLimitIsAProblemThere(Door door) {
        WebAnswer answer =
                door.ask(
                        WebRequest.get("/sample/large?bytes=" + 7 * 1024 * 1024)
                                .header("Origin", "https://thebabesclub.com"));

        if (door.toString().equals("Netty")) {
            assertThat(answer.status()).isEqualTo(200);
        } else {
            WebTest.assertProblem(answer, 500, "internal_error");
            assertThat(answer.header("Access-Control-Allow-Origin"))
                    .contains("https://thebabesclub.com");
            assertThat(answer.header("X-Request-Id")).isPresent();
        }
    }

    @Test
    @Case(id = "F41", sentence = "A malformed invocation is reported, the loop lives on.")
    @Case(id = "A40", sentence = "Events of another version or with parts missing.")
    void whatIsNoEventOfTheGatewayIsAnErrorWithASentence() {
        for (String event :
                List.of(
                        "",
                        "{",
                        "[]",
                        "null",
                        "17",
                        "{}",
                        "{\"version\":\"2.0\"}",
                        "{\"version\":\"2.0\",\"httpMethod\":\"GET\",\"path\":\"/sample/page\"}",
                        "{\"httpMethod\":\"GET\"}",
                        "{\"httpMethod\":7,\"path\":\"\"}",
                        "{\"httpMethod\":\"GET\",\"path\":\"/\",\"headers\":[]}",
                        "{\"httpMethod\":\"GET\",\"path\":\"/\",\"requestContext\":7}",
                        "{\"source\":\"aws.events\",\"detail\":{}}")) {
            assertThatThrownBy(() -> invoke(event))
                    .as(event)
                    .isInstanceOf(UnsupportedEventException.class)
                    .hasMessageStartingWith("This is no event of API Gateway: ");
        }
    }

    @Test
    @Case(id = "A40", sentence = "Events of another version or with parts missing.")
    void anEventWithPartsMissingOrWrongIsAnswered() throws IOException {
        String bare = "\"httpMethod\":\"GET\",\"path\":\"/sample/page\"";

        for (String more :
                List.of(
                        "",
                        ",\"requestContext\":null",
                        ",\"version\":\"1.0\",\"headers\":null,\"multiValueHeaders\":{}",
                        ",\"requestContext\":{\"identity\":null,\"newsOfTheGateway\":[1]}",
                        ",\"body\":\"not base64!\",\"isBase64Encoded\":true",
                        ",\"pathParameters\":null,\"resource\":\"/{proxy+}\"")) {
            assertThat(invoke("{" + bare + more + "}")).as(more).contains("\"statusCode\":200");
        }
        String lie =
                "{\"httpMethod\":\"POST\",\"path\":\"/sample/cart\",\"isBase64Encoded\":true,\"body\":\"{}\"}";
        assertThat(invoke(lie)).contains("\"statusCode\":400");
        String http =
                "{\"version\":\"2.0\",\"rawPath\":\"/sample/page\",\"requestContext\":{\"http\":{\"method\":\"GET\"}}}";
        assertThat(invoke(http)).contains("\"statusCode\":200", "\"headers\":{");
    }

    @Test
    void whatStandsBeforeTheRouteIsTakenAway() throws IOException {
        for (String event :
                List.of(
                        "{\"httpMethod\":\"GET\",\"path\":\"/shop/sample/page\",\"resource\":\"/sample/{what}\",\"pathParameters\":{\"what\":\"page\"}}",
                        "{\"httpMethod\":\"GET\",\"path\":\"/shop/sample/page\",\"resource\":\"/{proxy+}\",\"pathParameters\":{\"proxy\":\"sample/page\"}}",
                        "{\"version\":\"2.0\",\"routeKey\":\"GET /sample/page\",\"rawPath\":\"/shop/sample/page\",\"requestContext\":{\"http\":{\"method\":\"GET\"}}}",
                        "{\"version\":\"2.0\",\"routeKey\":\"$default\",\"rawPath\":\"/live/sample/page\",\"requestContext\":{\"stage\":\"live\",\"http\":{\"method\":\"GET\"}}}")) {
            assertThat(invoke(event)).as(event).contains("\"statusCode\":200");
        }
    }

    private static String invoke(String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        sample.handler()
                .handleRequest(
                        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                        answer,
                        new MockLambdaContext());
        return answer.toString(StandardCharsets.UTF_8);
    }
}
