package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.BUNDLE;
import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.checkout.quote.LengthPrefixedEncoding;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.HttpTap;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Nobody pays more than was quoted, whatever Stripe makes of it. */
class PromisedTotalTest extends ShopTest {

    @Test
    @Case(
            id = "T-CPN-1",
            sentence =
                    "Stripe refuses the coupon: the session is made with lines that carry the discount, never at full price.")
    void whereStripeRefusesTheCouponTheLinesCarryTheDiscount() {
        JsonNode quote = shopper.quote(BUNDLE);
        String taken = LengthPrefixedEncoding.hash(quote.path("quoteSignature").asText(), "1");
        service.askStripe(
                "POST",
                "/v1/coupons",
                "id=q-" + taken.substring(0, 32) + "&percent_off=50&duration=once");
        assertPaidByTheLines(shopper.session(quote));
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUEST_FAILED", "SERVER_ERROR", "SERVER_ERROR_AFTER"})
    @Case(
            id = "T-CPN-1",
            sentence =
                    "Stripe refuses the coupon: the session is made with lines that carry the discount, never at full price.")
    void whereStripeFailsOverTheCouponTheLinesCarryTheDiscount(CallFault fault) {
        service.stripe().failCalls("POST /v1/coupons", fault, 1);
        assertPaidByTheLines(shopper.session(shopper.quote(BUNDLE)));
    }

    @Test
    @Case(
            id = "T-CPN-1",
            sentence =
                    "Stripe refuses the coupon: the session is made with lines that carry the discount, never at full price.")
    void whereTheCouponIsGoneTheLinesCarryTheDiscount() throws Exception {
        JsonNode quote = shopper.quote(BUNDLE);
        String coupon = LengthPrefixedEncoding.hash(quote.path("quoteSignature").asText(), "1");
        service.stripe().failCalls(Shopper.CREATE, CallFault.HELD, 1);
        CompletableFuture<String> session =
                CompletableFuture.supplyAsync(() -> shopper.session(quote));
        service.stripe().awaitHeldCalls(1);
        service.askStripe("DELETE", "/v1/coupons/q-" + coupon.substring(0, 32), "");
        service.stripe().releaseHeldCalls();
        assertPaidByTheLines(session.get());
    }

    @Test
    @Case(id = "F28", sentence = "Another amount than the quoted one: kept, for review.")
    void aSessionAtAnotherTotalIsEndedAndAnAlarm() {
        List<HttpTap> taps = new ArrayList<>();
        try (CheckoutServer misled =
                new CheckoutServer(
                        Map.of(),
                        base -> {
                            taps.add(HttpTap.changing(base, PromisedTotalTest::dearer));
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

    private void assertPaidByTheLines(String session) {
        JsonNode paid = service.stripe().pay(session);
        assertThat(paid.path("amount_subtotal").asLong()).isEqualTo(7500);
        assertThat(paid.path("amount_total").asLong()).isEqualTo(7500);
        assertThat(service.metrics().readings()).contains(Metric.COUPON_FALLBACKS.one());
    }
}
