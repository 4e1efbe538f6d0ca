package com.thebabesclub.commerce.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;

class CrossOriginFilterTest {

    private static final String OURS = "https://shop.example";

    private static Sample sample;

    @BeforeAll
    static void start() {
        sample = new Sample(Map.of("CORS_ALLOW_ORIGIN", OURS + ", https://www.shop.example"));
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
    void aPreflightOfOursIsAnswered(Door door) {
        for (String route : List.of("/sample/cart", "/sample/whoami", "/nowhere")) {
            WebAnswer answer = door.ask(preflight(route, OURS));

            assertThat(answer.status()).as(route).isEqualTo(204);
            assertThat(answer.header("Access-Control-Allow-Origin")).contains(OURS);
            assertThat(answer.header("Access-Control-Allow-Headers"))
                    .hasValueSatisfying(
                            headers ->
                                    assertThat(headers)
                                            .contains(
                                                    "Authorization",
                                                    "X-Cart-Token",
                                                    "If-None-Match",
                                                    "X-Requested-With",
                                                    "X-Api-Key",
                                                    "Idempotency-Key",
                                                    "If-Match"));
            assertThat(answer.header("Access-Control-Allow-Methods"))
                    .contains("GET, POST, PUT, DELETE");
            assertThat(answer.header("Access-Control-Max-Age")).contains("3600");
            assertThat(answer.header("Vary")).contains("Origin");
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A31", sentence = "Origins that look like ours.")
    @Case(id = "A32", sentence = "A preflight that asks for more.")
    void anotherOriginIsRefusedAndGetsNoHeader(Door door) {
        List<String> others =
                List.of(
                        "https://evil.example",
                        "null",
                        "https://shop.example.evil.tld",
                        "http://shop.example",
                        "https://SHOP.example",
                        "https://shop.example.",
                        "https://shop.example:443",
                        "https://sub.shop.example",
                        "*");
        for (String other : others) {
            WebAnswer preflight = door.ask(preflight("/sample/cart", other));
            assertThat(preflight.status()).as(other).isEqualTo(403);
            assertNoPermission(preflight);
            assertNoPermission(door.ask(WebRequest.get("/sample/page").header("Origin", other)));
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A33", sentence = "CORS headers on errors.")
    void errorsCanBeReadByABrowserOfOurs(Door door) {
        Map<WebRequest, Integer> failing =
                Map.of(
                        WebRequest.get("/sample/failure"), 500,
                        WebRequest.get("/sample/late-failure"), 500,
                        WebRequest.get("/sample/whoami"), 401,
                        WebRequest.get("/sample/problem"), 409,
                        WebRequest.get("/nowhere"), 404,
                        WebRequest.of("DELETE", "/sample/cart"), 405,
                        WebRequest.post("/sample/cart", "{"), 400,
                        WebRequest.post("/sample/cart", "x".repeat(33 * 1024)), 413);
        failing.forEach(
                (request, status) -> {
                    WebAnswer answer = door.ask(request.header("Origin", OURS));

                    assertThat(answer.status()).as(request.target()).isEqualTo(status);
                    assertThat(answer.header("Access-Control-Allow-Origin"))
                            .as(request.target())
                            .contains(OURS);
                    assertThat(answer.header("Vary")).as(request.target()).contains("Origin");
                });
    }

    private static WebRequest preflight(String route, String origin) {
        return WebRequest.of("OPTIONS", route)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "x-cart-token,x-evil");
    }

    private static void assertNoPermission(WebAnswer answer) {
        assertThat(
                        answer.headers().keySet().stream()
                                .filter(
                                        name ->
                                                name.toLowerCase(java.util.Locale.ROOT)
                                                        .startsWith("access-control")))
                .isEmpty();
        assertThat(answer.header("Vary")).contains("Origin");
    }
}
