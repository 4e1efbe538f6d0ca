package com.thebabesclub.commerce.checkout.quote;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.CheckoutContextBuilder;
import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the log and the metrics know of a quote, and what they must not. */
@MicronautTest(contextBuilder = CheckoutContextBuilder.class)
class QuoteTraceTest {

    private static final String ADDRESS = "198.51.100.77";
    private static final String CART =
            """
            {"items": [{"sku": "N-RED", "quantity": 3}, {"sku": "E-MAG-SIL", "quantity": 1}]}
            """;

    @Inject CheckoutServer service;

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> seen = new ListAppender<>();

    @BeforeEach
    void listen() {
        seen.start();
        root.addAppender(seen);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(seen);
    }

    @Test
    void eachQuoteIsALineWithoutAnythingPersonal() {
        JsonNode quote = Json.of(ask(CART));
        JsonNode again =
                Json.of(
                        ask(
                                CART.replace(
                                        "{\"items\"",
                                        "{\"cartToken\": "
                                                + quote.path("cartToken")
                                                + ", \"items\"")));
        assertThat(again).isEqualTo(quote);

        List<Map<String, Object>> lines = lines("Cart quoted");
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst())
                .containsEntry("lines", 2)
                .containsEntry("total", 10_000L)
                .containsEntry("currency", "usd")
                .containsEntry("bundles", 1)
                .containsEntry("cacheHit", false)
                .containsKey("latencyMs");
        assertThat(lines.getLast()).containsEntry("cacheHit", true);
        assertThat(seen.list)
                .extracting(QuoteTraceTest::text)
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .doesNotContain("N-RED", "E-MAG", ADDRESS)
                                        .doesNotContain(quote.path("quoteSignature").asText())
                                        .doesNotContain(quote.path("cartToken").asText()));
    }

    @Test
    void aServerCountsItsQuotes() {
        WebAnswer before = service.netty().ask(WebRequest.post("/cart/quote", CART));
        assertThat(before.status()).isEqualTo(200);
        String metrics = service.netty().ask(WebRequest.get("/prometheus")).body();
        assertThat(metrics)
                .contains("commerce_quotes_total{cache=\"miss\"} 1.0")
                .contains("commerce_quote_lines_sum 2.0")
                .contains("commerce_quote_amount_sum{currency=\"usd\"} 10000.0")
                .contains("commerce_quote_bundles_sum 1.0")
                .contains("commerce_quote_latency_seconds_count 1");
    }

    @Test
    void aBotGetsTheSameDullAnswerAndOnlyTheLogSaysWhy() {
        WebAnswer bot = ask(CART.replace("{\"items\"", "{\"website\": \"x\", \"items\""));
        WebAnswer person = ask("{\"items\": []}");
        assertThat(bot.status()).isEqualTo(person.status()).isEqualTo(400);
        assertThat(Json.of(bot).path("code")).isEqualTo(Json.of(person).path("code"));
        assertThat(Json.of(bot).path("detail")).isEqualTo(Json.of(person).path("detail"));
        assertThat(bot.body()).doesNotContainIgnoringCase("website", "honeypot", "bot");
        assertThat(lines("Quote refused")).containsExactly(Map.of("reason", "honeypot"));
    }

    @Test
    @Case(id = "A10", sentence = "Prices and discounts from the client.")
    void pricesInTheBodyAreIgnored() {
        String bent =
                """
                {"items": [{"sku": "N-RED", "quantity": 1, "price": 1, "unitAmount": 1, "discount": 2999}],
                 "total": 1, "currency": "jpy", "discount": 2999}
                """;
        JsonNode quote = Json.of(ask(bent));
        assertThat(quote.path("total").asLong()).isEqualTo(3000);
        assertThat(quote.path("currency").asText()).isEqualTo("usd");
    }

    private WebAnswer ask(String body) {
        return service.rest().ask(WebRequest.post("/cart/quote", body).from(ADDRESS));
    }

    /** The fields of each such line, without those of the trace. */
    private List<Map<String, Object>> lines(String phrase) {
        return List.copyOf(seen.list).stream()
                .filter(event -> event.getFormattedMessage().equals(phrase))
                .map(
                        event ->
                                event.getKeyValuePairs().stream()
                                        .filter(pair -> !TRACE.contains(pair.key))
                                        .collect(
                                                Collectors.toMap(
                                                        pair -> pair.key, QuoteTraceTest::value)))
                .toList();
    }

    private static final List<String> TRACE = List.of("requestId", "correlationId", "operation");

    private static Object value(KeyValuePair pair) {
        return Objects.requireNonNull(pair.value);
    }

    private static String text(ILoggingEvent event) {
        return event.getFormattedMessage() + event.getKeyValuePairs() + event.getMDCPropertyMap();
    }
}
