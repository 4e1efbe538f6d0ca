package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.BUNDLE;
import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.CheckoutService;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.checkout.quote.LengthPrefixed;
import com.thebabesclub.commerce.metric.Metric;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.HttpTap;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import software.amazon.awssdk.core.exception.SdkClientException;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What becomes of a checkout where Stripe, or the way to it, fails. */
class StripeFaultsTest {

    private static CheckoutService service;
    private static Shopper shopper;

    @BeforeAll
    static void start() {
        service = new CheckoutService(Map.of());
        service.importProducts();
        shopper = new Shopper(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void quiet() {
        service.stripe().clearFaults();
        service.stripe().clearRequests();
        service.table().tap().heal();
        service.metrics().forget();
    }

    @Test
    @Tag("T-IDEM-2")
    @Tag("F17")
    void aBreakdownThatStripeKeepsUnderTheKeyIsLeftBehindWithIt() {
        service.stripe().failCalls(Shopper.CREATE, CallFault.SERVER_ERROR, 1);
        assertThat(shopper.checkout(shopper.quote(ONE)).status()).isEqualTo(200);
    }

    @Test
    @Tag("F17")
    void threeKeysThatBreakAreEnoughForARequest() {
        JsonNode quote = shopper.quote(ONE);
        service.stripe().failCalls(Shopper.CREATE, CallFault.SERVER_ERROR, 9);
        assertUnavailable(shopper.checkout(quote));
        assertNothingOf(quote);
        service.clock().advance(Duration.ofSeconds(2));
        assertThat(shopper.checkout(quote).status()).isEqualTo(200);
    }

    @Test
    @Tag("T-IDEM-4")
    @Tag("F15")
    void aSessionThatWasMadeBeforeTheLineBrokeIsFoundAgain() {
        JsonNode quote = shopper.quote(ONE);
        service.stripe().failCalls(Shopper.CREATE, CallFault.RESET_AFTER, 1);
        String session = shopper.session(quote);
        assertThat(service.table().keys("SESSION#" + session)).hasSize(2);
    }

    @Test
    @Tag("T-IDEM-4")
    @Tag("F15")
    void aSessionThatIsMadeAfterWeHaveGivenUpIsFoundByTheNextRequest() throws Exception {
        JsonNode quote = shopper.quote(ONE);
        service.stripe().failCalls(Shopper.CREATE, CallFault.HELD, 1);
        assertUnavailable(service.restInAHurry(2_000).ask(Shopper.wish(quote)));
        assertNothingOf(quote);
        service.stripe().awaitHeldCalls(1);
        service.stripe().releaseHeldCalls();
        Await.until(() -> service.stripe().requestCount(Shopper.CREATE) == 1);

        service.clock().advance(Duration.ofSeconds(10));
        String session = shopper.session(quote);
        assertThat(service.table().keys("SESSION#" + session)).hasSize(2);
        assertThat(replays()).isEqualTo(1);
    }

    @Test
    @Tag("F19")
    void aReplayOfASessionThatIsOverIsFollowedByAnother() {
        JsonNode quote = shopper.quote(ONE);
        String over = shopper.session(quote);
        service.askStripe("POST", "/v1/checkout/sessions/" + over + "/expire", "");
        service.table().lose("CART#", "ACTIVE", "sessionId");
        service.clock().advance(Duration.ofSeconds(10));
        assertThat(shopper.session(quote)).isNotEqualTo(over);
        assertThat(replays()).isEqualTo(1);
    }

    @Test
    @Tag("F19")
    void aReplayOfASessionThatWasPaidIsItsOrder() {
        JsonNode quote = shopper.quote(ONE);
        String paid = shopper.session(quote);
        service.stripe().pay(paid);
        service.table().lose("CART#", "ACTIVE", "sessionId");
        service.clock().advance(Duration.ofSeconds(10));
        WebAnswer answer = shopper.checkout(quote);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(Json.of(answer).path("sessionId").asText()).isEqualTo(paid);
        assertThat(Json.of(answer).path("orderNumber").asText()).startsWith("BC-");
    }

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMITED", "LOCK_TIMEOUT", "GARBAGE", "RESET"})
    @Tag("F16")
    void whatPassesIsWorthAnotherRequest(CallFault fault) {
        JsonNode quote = shopper.quote(ONE);
        service.stripe().failCalls(Shopper.CREATE, fault, 6);
        assertUnavailable(shopper.checkout(quote));
        assertNothingOf(quote);
        service.stripe().clearFaults();
        service.clock().advance(Duration.ofSeconds(10));
        shopper.session(quote);
    }

    @Test
    void whatStripeCannotDoIsNotTheCustomersFault() {
        JsonNode quote = shopper.quote(ONE);
        service.stripe().failCalls(Shopper.CREATE, CallFault.REQUEST_FAILED, 1);
        WebAnswer answer = shopper.checkout(quote);
        assertThat(answer.status()).isEqualTo(502);
        assertThat(Shopper.code(answer)).isEqualTo("payment_provider_refused");
        assertNothingOf(quote);
        service.clock().advance(Duration.ofMinutes(3));
        shopper.session(quote);
        service.clock().advance(Duration.ofMinutes(-3));
    }

    @Test
    void aSessionThatStripeDoesNotEndIsNotLeftBesideAnother() {
        JsonNode quote = shopper.quote(ONE);
        String before = shopper.session(quote);
        JsonNode changed = shopper.quote(BUNDLE, quote);
        service.stripe().failCalls(Shopper.EXPIRE, CallFault.REQUEST_FAILED, 1);
        assertThat(shopper.checkout(changed).status()).isEqualTo(502);
        assertThat(service.stripe().requestCount(Shopper.CREATE)).isEqualTo(1);

        service.clock().advance(Duration.ofSeconds(10));
        shopper.session(changed);
        assertThat(shopper.status(before).path("status").asText()).isEqualTo("expired");
    }

    @Test
    @Tag("T-CPN-1")
    void whereStripeRefusesTheCouponTheLinesCarryTheDiscount() {
        JsonNode quote = shopper.quote(BUNDLE);
        String taken = LengthPrefixed.hash(quote.path("quoteSignature").asText(), "1");
        service.askStripe(
                "POST",
                "/v1/coupons",
                "id=q-" + taken.substring(0, 32) + "&percent_off=50&duration=once");
        assertPaidByTheLines(shopper.session(quote));
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUEST_FAILED", "SERVER_ERROR", "SERVER_ERROR_AFTER"})
    @Tag("T-CPN-1")
    void whereStripeFailsOverTheCouponTheLinesCarryTheDiscount(CallFault fault) {
        service.stripe().failCalls("POST /v1/coupons", fault, 1);
        assertPaidByTheLines(shopper.session(shopper.quote(BUNDLE)));
    }

    @Test
    @Tag("T-CPN-1")
    void whereTheCouponIsGoneTheLinesCarryTheDiscount() throws Exception {
        JsonNode quote = shopper.quote(BUNDLE);
        String coupon = LengthPrefixed.hash(quote.path("quoteSignature").asText(), "1");
        service.stripe().failCalls(Shopper.CREATE, CallFault.HELD, 1);
        CompletableFuture<String> session =
                CompletableFuture.supplyAsync(() -> shopper.session(quote));
        service.stripe().awaitHeldCalls(1);
        service.askStripe("DELETE", "/v1/coupons/q-" + coupon.substring(0, 32), "");
        service.stripe().releaseHeldCalls();
        assertPaidByTheLines(session.get());
    }

    @Test
    @Tag("F28")
    void aSessionAtAnotherTotalIsEndedAndAnAlarm() {
        List<HttpTap> taps = new ArrayList<>();
        try (CheckoutService misled =
                new CheckoutService(
                        Map.of(),
                        base -> {
                            taps.add(HttpTap.changing(base, StripeFaultsTest::dearer));
                            return taps.getLast().address();
                        })) {
            Shopper customer = new Shopper(misled);
            WebAnswer answer = customer.checkout(customer.quote(ONE));
            assertThat(answer.status()).isEqualTo(409);
            assertThat(Shopper.code(answer)).isEqualTo("total_mismatch");
            assertThat(misled.stripe().requestCount(Shopper.EXPIRE)).isEqualTo(1);
            assertThat(misled.stripe().events("checkout.session.expired")).hasSize(1);
            assertThat(misled.table().keys("SESSION#")).isEmpty();
            assertThat(misled.metrics().readings()).contains(Metric.TOTAL_MISMATCHES.one());
        } finally {
            taps.forEach(HttpTap::close);
        }
    }

    private static String dearer(String answer) {
        return answer.replaceAll("\"amount_subtotal\": ?[0-9]+", "\"amount_subtotal\":1");
    }

    @Test
    @Tag("F14")
    void aStripeThatCannotBeReachedIs503AndNothingIsWritten() {
        try (CheckoutService alone =
                new CheckoutService(Map.of(), _ -> URI.create("http://127.0.0.1:1"))) {
            Shopper customer = new Shopper(alone);
            assertUnavailable(customer.checkout(customer.quote(ONE)));
            assertThat(alone.table().keys("SESSION#")).isEmpty();
        }
    }

    @Test
    @Tag("F23")
    void aDeadStripeIsFoundOutAndThenHoldsNobody() {
        try (CheckoutService dead = new CheckoutService(Map.of());
                ExecutorService clicks = Executors.newFixedThreadPool(5)) {
            Shopper customer = new Shopper(dead);
            dead.stripe().failCalls("*", CallFault.REFUSED, 1_000);
            // Three keys each.
            List<CompletableFuture<WebAnswer>> first = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                JsonNode quote = customer.quote(ONE);
                first.add(CompletableFuture.supplyAsync(() -> customer.checkout(quote), clicks));
            }
            first.forEach(answer -> assertUnavailable(answer.join()));
            assertThat(dead.metrics().readings()).contains(Metric.STRIPE_CIRCUIT.one("opened"));

            dead.stripe().clearRequests();
            assertUnavailable(customer.checkout(customer.quote(ONE)));
            assertThat(dead.stripe().requests()).isEmpty();

            dead.stripe().clearFaults();
            dead.clock().advance(Duration.ofSeconds(10));
            customer.session(customer.quote(ONE));
            assertThat(dead.metrics().readings()).contains(Metric.STRIPE_CIRCUIT.one("closed"));
        }
    }

    @Test
    @Tag("F14")
    void aStripeThatTakesHalfAMinuteIs503WithinEightSeconds() {
        JsonNode quote = shopper.quote(ONE);
        service.stripe().slowCalls(Shopper.CREATE, Duration.ofSeconds(30), 1);
        Door door = service.netty();
        long before = System.nanoTime();
        WebAnswer answer = door.ask(Shopper.wish(quote));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
        assertUnavailable(answer);
        assertNothingOf(quote);
    }

    @Test
    void whatCannotBeWrittenDownIsNotAnsweredAndTheNextRequestPutsItRight() {
        JsonNode quote = shopper.quote(ONE);
        service.table()
                .tap()
                .script(
                        (call, proceed) ->
                                call.request().toString().contains("METADATA")
                                        ? CompletableFuture.failedFuture(
                                                SdkClientException.create("cut"))
                                        : proceed.get());
        assertUnavailable(shopper.checkout(quote));
        service.table().tap().heal();
        service.clock().advance(Duration.ofSeconds(10));
        assertThat(service.table().keys("SESSION#" + shopper.session(quote))).hasSize(2);
    }

    private static void assertPaidByTheLines(String session) {
        JsonNode paid = service.stripe().pay(session);
        assertThat(paid.path("amount_subtotal").asLong()).isEqualTo(7500);
        assertThat(paid.path("amount_total").asLong()).isEqualTo(7500);
        assertThat(service.metrics().readings()).contains(Metric.COUPON_FALLBACKS.one());
    }

    private static void assertUnavailable(WebAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
    }

    /** No session of the quote is known, and none can be paid. */
    private static void assertNothingOf(JsonNode quote) {
        assertThat(service.table().keys("QUOTE#" + quote.path("quoteSignature").asText()))
                .hasSize(1);
    }

    private static long replays() {
        return service.stripe().requests().stream().filter(request -> request.replayed()).count();
    }
}
