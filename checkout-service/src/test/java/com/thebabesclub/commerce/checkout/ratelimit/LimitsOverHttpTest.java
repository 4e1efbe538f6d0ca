package com.thebabesclub.commerce.checkout.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.exception.SdkClientException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The limits as the network meets them: many sockets, one address. */
class LimitsOverHttpTest {

    private static final WebRequest QUOTE =
            WebRequest.post("/cart/quote", "{\"items\": [{\"sku\": \"N-RED\", \"quantity\": 1}]}");

    private CheckoutServer service = new CheckoutServer(limits("10", "2000"));

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    @Case(id = "A29", sentence = "One address hammering.")
    void ofAHundredParallelRequestsExactlyTenPassAndTheRestCostNothingAfterwards() {
        List<WebAnswer> answers = atOnce(100);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(10);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .hasSize(90)
                .allSatisfy(LimitsOverHttpTest::assertRefusedForAnHour);

        CapacityLedger ledger = CapacityLedger.on(service.table());
        assertRefusedForAnHour(service.netty().ask(QUOTE));
        CapacityLedger.Usage refused = ledger.usage();
        System.out.println("refused by the rate limit, again in its window: " + refused);
        assertThat(refused.roundTrips()).isZero();
        assertThat(refused.writeUnits()).isZero();
        assertThat(refused.readUnits()).isZero();

        service.clock().advance(Duration.ofHours(1));
        assertThat(service.netty().ask(QUOTE).status()).isEqualTo(200);
    }

    @Test
    void theDayEndsLaterThanTheHour() {
        service = service.restartedWith(limits("10", "12"));
        assertThat(atOnce(10)).allMatch(answer -> answer.status() == 200);
        service.clock().advance(Duration.ofHours(1));
        assertThat(atOnce(10)).filteredOn(answer -> answer.status() == 200).hasSize(2);
        assertThat(service.netty().ask(QUOTE).header("Retry-After"))
                .contains(Long.toString(Duration.ofHours(11).toSeconds()));
    }

    @Test
    @Case(id = "F43", sentence = "The limiter's store is down: local limits at a quarter.")
    void whileTheLimitCannotBeCountedAQuarterPassesAndAMetricSaysSo() {
        service.table()
                .tap()
                .script(
                        (call, proceed) ->
                                call.operation().equals("UpdateItem")
                                        ? CompletableFuture.failedFuture(
                                                SdkClientException.create("no route"))
                                        : proceed.get());
        List<WebAnswer> answers = atOnce(20);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(2);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).hasSize(18);
        assertThat(service.netty().ask(WebRequest.get("/prometheus")).body())
                .contains("commerce_limiter_store_failures_total{scope=\"quote\"} 20.0")
                .contains("commerce_rate_limited_total{scope=\"quote\"} 18.0");
    }

    private List<WebAnswer> atOnce(int requests) {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<WebAnswer>> answers =
                    IntStream.range(0, requests)
                            .mapToObj(
                                    _ ->
                                            CompletableFuture.supplyAsync(
                                                    () -> service.netty().ask(QUOTE), callers))
                            .toList();
            return answers.stream()
                    .map(answer -> answer.orTimeout(60, TimeUnit.SECONDS).join())
                    .toList();
        }
    }

    private static void assertRefusedForAnHour(WebAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(429);
        assertThat(Json.of(answer).path("code").asText()).isEqualTo("rate_limited");
        assertThat(answer.header("Retry-After")).contains("3600");
    }

    private static Map<String, String> limits(String perHour, String perDay) {
        return Map.of("QUOTE_RATE_LIMIT_PER_HOUR", perHour, "QUOTE_RATE_LIMIT_PER_DAY", perDay);
    }
}
