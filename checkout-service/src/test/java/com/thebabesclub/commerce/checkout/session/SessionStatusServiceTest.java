package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.BUNDLE;
import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class SessionStatusServiceTest extends ShopTest {

    @Test
    @Case(
            id = "T-SEC-9",
            sentence = "The status page tells a stranger the status and nothing else.")
    void theStatusTellsTheOrderOnlyToTheBrowserThatBought() {
        JsonNode quote = shopper.quote(BUNDLE);
        String session = shopper.session(quote);
        assertThat(shopper.status(session, quote).path("status").asText()).isEqualTo("open");
        service.stripe().pay(session);
        service.clock().advance(Duration.ofSeconds(6));

        JsonNode stranger = shopper.status(session);
        assertThat(stranger.path("status").asText()).isEqualTo("complete");
        assertThat(stranger.path("paymentStatus").asText()).isEqualTo("paid");
        assertThat(stranger).hasSize(3);

        JsonNode buyer = shopper.status(session, quote);
        assertThat(buyer.path("orderNumber").asText()).startsWith("BC-");
        assertThat(buyer.path("order").path("amount").asLong()).isEqualTo(7500);
        assertThat(buyer.path("order").path("itemCount").asLong()).isEqualTo(3);
        assertThat(buyer.toString()).doesNotContain("@");
        assertThat(service.table().keys("USER#")).anyMatch(key -> key.endsWith("#" + session));
    }

    @Test
    @Case(
            id = "T-SEC-9",
            sentence = "The status page tells a stranger the status and nothing else.")
    void neitherAnotherBrowserNorAnotherAccountSeesTheOrder() {
        String ann = TestToken.of("ann", service.clock().instant());
        JsonNode quote = shopper.quote(ONE);
        String session = Shopper.sessionId(service.rest().ask(Shopper.wish(quote).bearer(ann)));
        service.stripe().pay(session);
        service.clock().advance(Duration.ofSeconds(6));

        JsonNode otherBrowser = shopper.quote(ONE);
        assertThat(shopper.status(session, otherBrowser)).hasSize(3);
        String bob = TestToken.of("bob", service.clock().instant());
        assertThat(asked(session, bob)).hasSize(3);
        assertThat(asked(session, ann).path("orderNumber").asText()).startsWith("BC-");
    }

    @Test
    void aDelayedPaymentIsProcessingUntilTheMoneyIsThere() {
        JsonNode quote = shopper.quote(ONE);
        String session = shopper.session(quote);
        service.stripe().pay(session, PaymentAttempt.pending());
        assertThat(told(session, quote)).isEqualTo("processing, unpaid, pending_payment");

        service.stripe().settle(session, true);
        assertThat(told(session, quote)).isEqualTo("complete, paid, completed");
    }

    @Test
    void aDelayedPaymentThatBouncesHasFailed() {
        JsonNode quote = shopper.quote(ONE);
        String session = shopper.session(quote);
        service.stripe().pay(session, PaymentAttempt.pending());
        service.stripe().settle(session, false);
        assertThat(told(session, quote)).isEqualTo("failed, unpaid, payment_failed");
    }

    @Test
    void aSessionThatNobodyPaidExpires() {
        JsonNode quote = shopper.quote(ONE);
        String session = shopper.session(quote);
        assertThat(told(session, quote)).isEqualTo("open, unpaid, ");
        service.clock().advance(Duration.ofHours(24));
        assertThat(told(session, quote)).isEqualTo("expired, unpaid, ");
    }

    @Test
    void stripeIsAskedOnceInFiveSecondsHoweverOftenWeAre() {
        JsonNode quote = shopper.quote(ONE);
        String session = shopper.session(quote);
        for (int i = 0; i < 7; i++) {
            shopper.status(session, quote);
        }
        assertThat(service.stripe().requestCount(Shopper.RETRIEVE)).isEqualTo(1);
        service.clock().advance(Duration.ofMillis(4_999));
        shopper.status(session);
        assertThat(service.stripe().requestCount(Shopper.RETRIEVE)).isEqualTo(1);
        service.clock().advance(Duration.ofMillis(1));
        service.stripe().pay(session);
        assertThat(shopper.status(session).path("status").asText()).isEqualTo("complete");
        assertThat(service.stripe().requestCount(Shopper.RETRIEVE)).isEqualTo(2);

        service.clock().advance(Duration.ofMinutes(1));
        shopper.status(session);
        assertThat(service.stripe().requestCount(Shopper.RETRIEVE)).isEqualTo(2);
    }

    @Test
    void whatStripeDoesNotAnswerTheTableDoes() {
        JsonNode quote = shopper.quote(ONE);
        String session = shopper.session(quote);
        service.stripe().failCalls(Shopper.RETRIEVE, CallFault.REFUSED, 10);
        assertThat(told(session, quote)).isEqualTo("open, unpaid, ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cs_test_other", "cs_live_a1B2c3", "evil", "cs_%23", "pi_123", "cs_", "%20"})
    void aSessionThatIsNotOursIsNotAskedAbout(String id) {
        WebAnswer answer = service.rest().ask(Shopper.statusOf(id));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(service.stripe().requests()).isEmpty();
    }

    @Test
    void theCartThatWasAboutToBePaidComesBackToItsBrowser() {
        JsonNode quote = shopper.quote(BUNDLE);
        shopper.session(quote);
        WebRequest recover = WebRequest.get("/cart/recover");
        WebAnswer answer =
                service.rest()
                        .ask(recover.header("X-Cart-Token", quote.path("cartToken").asText()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(Json.of(answer).path("items")).hasSize(2);
        assertThat(service.rest().ask(recover).status()).isEqualTo(404);
    }

    private String told(String session, JsonNode quote) {
        service.clock().advance(Duration.ofSeconds(6));
        JsonNode told = shopper.status(session, quote);
        return told.path("status").asText()
                + ", "
                + told.path("paymentStatus").asText()
                + ", "
                + told.path("order").path("status").asText();
    }

    private JsonNode asked(String session, String token) {
        return Json.of(service.rest().ask(Shopper.statusOf(session).bearer(token)));
    }
}
