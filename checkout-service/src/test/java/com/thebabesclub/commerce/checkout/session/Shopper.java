package com.thebabesclub.commerce.checkout.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What a browser does with the shop. */
record Shopper(CheckoutServer service) {

    static final String CREATE = "POST /v1/checkout/sessions";
    static final String EXPIRE = "POST /v1/checkout/sessions/{id}/expire";
    static final String RETRIEVE = "GET /v1/checkout/sessions/{id}";

    static final String ONE = "[{\"sku\": \"N-RED\", \"quantity\": 1}]";

    /** 9000 less 1500. */
    static final String BUNDLE =
            "[{\"sku\": \"N-RED\", \"quantity\": 2}, {\"sku\": \"N-ORG\", \"quantity\": 1}]";

    private static final AtomicInteger ADDRESS = new AtomicInteger();

    JsonNode quote(String items) {
        return quoted("{\"items\": " + items + "}");
    }

    /** Another cart of the same browser. */
    JsonNode quote(String items, JsonNode before) {
        return quoted(
                "{\"items\": " + items + ", \"cartToken\": " + before.path("cartToken") + "}");
    }

    private JsonNode quoted(String body) {
        return Json.of(service.rest().ask(request("/cart/quote", body)));
    }

    /** Asks for a session; fields are such as {@code "customerEmail": "a@b.example"}. */
    WebAnswer checkout(JsonNode quote, String... fields) {
        return service.rest().ask(wish(quote, fields));
    }

    /** The session that the quote is paid by. */
    String session(JsonNode quote, String... fields) {
        return sessionId(checkout(quote, fields));
    }

    /** The session's status for the browser that bought. */
    JsonNode status(String session, JsonNode quote) {
        return Json.of(
                service.rest()
                        .ask(
                                statusOf(session)
                                        .header("X-Cart-Token", quote.path("cartToken").asText())));
    }

    /** The session's status for anybody. */
    JsonNode status(String session) {
        return Json.of(service.rest().ask(statusOf(session)));
    }

    static WebRequest statusOf(String session) {
        return WebRequest.get("/checkout/status?session_id=" + session);
    }

    /** The sessions that come of so many requests at once. */
    Set<String> atOnce(int requests, IntFunction<WebRequest> wish) {
        Set<String> sessions = ConcurrentHashMap.newKeySet();
        try (ExecutorService clicks = Executors.newFixedThreadPool(requests)) {
            IntStream.range(0, requests)
                    .forEach(
                            i ->
                                    clicks.execute(
                                            () ->
                                                    sessions.add(
                                                            sessionId(
                                                                    service.netty()
                                                                            .ask(wish.apply(i))))));
        }
        return new HashSet<>(sessions);
    }

    static WebRequest wish(JsonNode quote, String... fields) {
        StringBuilder body =
                new StringBuilder("{\"quoteSignature\": " + quote.path("quoteSignature"));
        for (String field : fields) {
            body.append(", ").append(field);
        }
        return create(body.append('}').toString());
    }

    static WebRequest create(String body) {
        return request("/checkout/create-session", body);
    }

    static String sessionId(WebAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Json.of(answer).path("sessionId").asText();
    }

    /** The answer is 503, and says when to come back. */
    static void assertUnavailable(WebAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
    }

    /** No session of the quote is known, and none can be paid. */
    void assertNothingOf(JsonNode quote) {
        assertThat(service.table().keys("QUOTE#" + quote.path("quoteSignature").asText()))
                .hasSize(1);
    }

    static String code(WebAnswer answer) {
        return Json.of(answer).path("code").asText();
    }

    /** Each from an address of its own, so that no test uses up another's limit. */
    private static WebRequest request(String target, String body) {
        int n = ADDRESS.incrementAndGet();
        return WebRequest.post(target, body).from("198.51." + n / 250 + "." + (1 + n % 250));
    }
}
