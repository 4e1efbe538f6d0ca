package com.thebabesclub.commerce.checkout.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.commerce.checkout.CheckoutService;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The function for quotes answers as the framework does, whichever of the two it is. */
class DirectQuotesTest {

    private static final String GOOD = "{\"items\": [{\"sku\": \"N-RED\", \"quantity\": 2}]}";

    /** What a request may be made of, in place of one of its own parts. */
    private static final List<String> PARTS =
            List.of(
                    "null",
                    "0",
                    "1",
                    "99",
                    "100",
                    "-1",
                    "1.0",
                    "1e1",
                    "\"\"",
                    "\"2\"",
                    "true",
                    "[]",
                    "{}",
                    "\"N-ORG\"",
                    "\" n-red \"",
                    "\"50CM\"",
                    "[null]",
                    "9999999999",
                    "\"" + "x".repeat(65) + "\"",
                    "\"" + "x".repeat(513) + "\"",
                    "\"\\u0000\"",
                    "\"\\ud83d\"",
                    "01",
                    "NaN",
                    "'a'",
                    "[[1]]",
                    "{\"sku\":\"N-RED\",\"quantity\":1}");

    private static CheckoutService service;
    private static int address;

    @BeforeAll
    static void start() {
        service = new CheckoutService(Map.of("QUOTE_RATE_LIMIT_PER_HOUR", "5"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    static Stream<String> wrong() {
        return BadQuotesTest.all().map(BadQuotesTest.Bad::body);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsWrongIsRefusedAlike(String body) {
        assertAlike(fresh(WebRequest.post("/cart/quote", body)));
    }

    /** Bodies near to a good one: parts exchanged, left out, put in twice, cut off. */
    @Test
    void whatIsNearlyRightIsJudgedAlike() {
        Random random = new Random(20_261_121);
        int accepted = 0;
        for (int i = 0; i < 1_500; i++) {
            String body = body(random);
            if (assertAlike(fresh(WebRequest.post("/cart/quote", body))).status() == 200) {
                accepted++;
            }
        }
        System.out.println("of 1,500 bodies near to a good one " + accepted + " were quoted");
        assertThat(accepted).isBetween(200, 1_300);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "APPLICATION/JSON",
                "application/json; charset=iso-8859-1",
                "application/merge-patch+json",
                "text/plain",
                "nonsense",
                ""
            })
    void anyContentTypeIsJudgedAlike(String type) {
        assertAlike(fresh(WebRequest.post("/cart/quote", GOOD).header("Content-Type", type)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json, text/plain, */*",
                "application/json;q=0.5",
                "text/html",
                "text/html, application/xhtml+xml, */*;q=0.8",
                "nonsense"
            })
    void anyAcceptIsJudgedAlike(String accept) {
        assertAlike(fresh(WebRequest.post("/cart/quote", GOOD).header("Accept", accept)));
    }

    @Test
    void originsTokensMethodsAndPathsAreJudgedAlike() {
        WebRequest good = WebRequest.post("/cart/quote", GOOD);
        for (WebRequest request :
                List.of(
                        good,
                        good.asBinary(),
                        good.header("Origin", "https://thebabesclub.com"),
                        good.header("Origin", "https://evil.example"),
                        good.header("Authorization", "Bearer x"),
                        good.header("Authorization", ""),
                        good.header("Content-Encoding", "gzip"),
                        good.header("X-Correlation-Id", "theirs-1"),
                        good.header("X-Correlation-Id", "not one, surely"),
                        good.header("X-Forwarded-For", "198.51.100.1"),
                        WebRequest.of("OPTIONS", "/cart/quote")
                                .header("Origin", "https://thebabesclub.com")
                                .header("Access-Control-Request-Method", "POST"),
                        WebRequest.of("OPTIONS", "/cart/quote")
                                .header("Origin", "https://evil.example")
                                .header("Access-Control-Request-Method", "POST"),
                        WebRequest.of("OPTIONS", "/cart/quote")
                                .header("Access-Control-Request-Method", "POST"),
                        WebRequest.of("OPTIONS", "/cart/quote"),
                        WebRequest.get("/cart/quote"),
                        WebRequest.put("/cart/quote", GOOD),
                        WebRequest.post("/cart/quote/", GOOD),
                        WebRequest.post("/cart/quote?a=b", GOOD),
                        WebRequest.post("/nowhere", GOOD))) {
            assertAlike(fresh(request));
        }
    }

    @Test
    void aFullLimitIsToldAlike() {
        WebRequest request = fresh(WebRequest.post("/cart/quote", GOOD));
        for (int i = 0; i < 5; i++) {
            service.rest().ask(request);
        }
        assertThat(assertAlike(request).status()).isEqualTo(429);
    }

    /** What a browser does before a shopper sees a price. */
    @Test
    void neitherPreflightsNorQuotesNorRefusalsOfAQuoteWaitForTheFramework() {
        Door door = service.directAlone();
        WebRequest preflight =
                WebRequest.of("OPTIONS", "/cart/quote")
                        .header("Origin", "https://thebabesclub.com")
                        .header("Access-Control-Request-Method", "POST");
        WebRequest quote = fresh(WebRequest.post("/cart/quote", GOOD));

        assertThat(door.ask(preflight).status()).isEqualTo(204);
        for (int i = 0; i < 5; i++) {
            assertThat(door.ask(quote.header("Accept", "*/*")).status()).isEqualTo(200);
        }
        assertThat(door.ask(quote).status()).isEqualTo(429);
        assertThatThrownBy(() -> door.ask(fresh(WebRequest.post("/cart/quote", "{}"))))
                .hasMessage("the framework");
    }

    private static WebAnswer assertAlike(WebRequest request) {
        WebAnswer framework = service.rest().ask(request);
        WebAnswer direct = service.directRest().ask(request);

        assertThat(direct.status()).as(request + " " + direct.body()).isEqualTo(framework.status());
        assertThat(headers(direct)).as(request.toString()).isEqualTo(headers(framework));
        assertThat(body(direct)).as(request.toString()).isEqualTo(body(framework));
        return direct;
    }

    /** API Gateway itself says how long an answer is. */
    private static Map<String, String> headers(WebAnswer answer) {
        Map<String, String> headers = new TreeMap<>();
        answer.headers()
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.remove("content-length");
        return headers;
    }

    /** Without what is made of random numbers. */
    private static String body(WebAnswer answer) {
        if (answer.status() != 200) {
            return answer.body();
        }
        ObjectNode quote = (ObjectNode) Json.of(answer);
        quote.remove(List.of("quoteSignature", "cartToken"));
        return quote.toString();
    }

    /** From somebody who has not asked yet. */
    private static WebRequest fresh(WebRequest request) {
        address++;
        return request.from("10.1." + address / 256 + "." + address % 256);
    }

    private static String body(Random random) {
        String line =
                "{%s: %s, %s: %s, %s: %s}"
                        .formatted(
                                either(random, "\"sku\"", "\"SKU\""),
                                either(random, "\"N-RED\"", part(random)),
                                either(random, "\"quantity\"", "\"sku\""),
                                either(random, "2", part(random)),
                                either(random, "\"variantId\"", "\"more\""),
                                either(random, "null", part(random)));
        String body =
                "{\"items\": [%s%s], %s: %s, \"website\": %s}"
                        .formatted(
                                line,
                                either(random, "", ", " + either(random, line, part(random))),
                                either(random, "\"cartToken\"", "\"items\""),
                                either(random, "null", part(random)),
                                either(random, "\"\"", part(random)));
        return switch (random.nextInt(20)) {
            case 0 -> body.substring(0, random.nextInt(body.length()));
            case 1 -> body + part(random);
            case 2 -> "  \n" + body + "  ";
            default -> body;
        };
    }

    private static String part(Random random) {
        return PARTS.get(random.nextInt(PARTS.size()));
    }

    /** Mostly the usual. */
    private static String either(Random random, String usual, String seldom) {
        return random.nextInt(8) == 0 ? seldom : usual;
    }
}
