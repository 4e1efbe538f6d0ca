package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.stripe.emulator.webhook.SignedDelivery;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What alarms and dashboards see of deliveries, as Prometheus reads it from the running server. */
class DeliveryMetricsTest {

    private static final String COMPLETED = "checkout.session.completed";

    private WebhookShop shop;

    @BeforeEach
    void start() {
        shop = new WebhookShop();
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    void aDeliveryIsCountedByTypeKeyAndLag() throws StripeException {
        shop.stripe.pay(shop.open());
        WebRequest delivery = shop.delivery(COMPLETED);
        shop.clock.advance(Duration.ofSeconds(90));
        ask(delivery);
        ask(delivery);

        assertThat(scrape())
                .contains(
                        "commerce_webhooks_received_total{type=\"checkout.session.completed\"} 2.0")
                .contains("commerce_webhook_signatures_total{key=\"2\"} 2.0")
                .contains("commerce_webhook_lag_seconds_sum 180.0")
                .contains("commerce_webhooks_settled_total{change=\"order_created\"} 1.0")
                .contains("commerce_webhooks_settled_total{change=\"none\"} 1.0")
                .contains("commerce_new_orders_total{source=\"webhook\"} 1.0");
    }

    @Test
    void theRetiringSecretIsSeenUntilItIsUsedNoMore() throws StripeException {
        shop.stripe.pay(shop.open());
        SignedDelivery old =
                shop.stripe.signed(shop.stripe.lastEvent(COMPLETED).id(), "whsec_retired");
        ask(WebhookShop.delivery(old.text(), old.header()));

        assertThat(scrape()).contains("commerce_webhook_signatures_total{key=\"1\"} 1.0");
    }

    @Test
    void aRefusedSignatureIsCountedByWhatIsWrongWithIt() throws StripeException {
        shop.stripe.pay(shop.open());
        SignedDelivery signed =
                shop.stripe.signed(shop.stripe.lastEvent(COMPLETED).id(), "whsec_stranger");
        ask(WebhookShop.delivery(signed.text(), signed.header()));
        ask(WebhookShop.delivery(signed.text(), "t=abc,v1=ff"));
        ask(WebRequest.post("/stripe/webhook", signed.text()));
        WebRequest late = shop.delivery(COMPLETED);
        shop.clock.advance(Duration.ofMinutes(6));
        ask(late);

        String failures = "commerce_webhook_signature_failures_total";
        assertThat(scrape())
                .contains(failures + "{verdict=\"mismatch\"} 1.0")
                .contains(failures + "{verdict=\"malformed\"} 1.0")
                .contains(failures + "{verdict=\"missing\"} 1.0")
                .contains(failures + "{verdict=\"stale\"} 1.0")
                .doesNotContain("commerce_webhooks_received_total");
    }

    @Test
    void whatIsNotOursIsCountedByTheReason() throws StripeException {
        shop.stripe.pay(shop.open());
        ask(shop.delivery("payment_intent.succeeded"));

        assertThat(scrape())
                .contains("commerce_webhooks_received_total{type=\"other\"} 1.0")
                .contains("commerce_webhooks_ignored_total{reason=\"type\"} 1.0");
    }

    @Test
    void ordersThatAPersonMustLookAtAreCountedOnce() throws StripeException {
        shop.stripe.pay(shop.checkouts.open("cart-a", 5000));
        ask(shop.delivery(COMPLETED));
        ask(shop.delivery(COMPLETED));
        shop.stripe.pay(shop.checkouts.open("cart-a", 6000));
        ask(shop.delivery(COMPLETED));
        ask(shop.delivery(COMPLETED));

        assertThat(scrape())
                .contains("commerce_orders_in_review_total 1.0")
                .contains("commerce_second_payments_total 1.0");
    }

    private void ask(WebRequest delivery) {
        shop.doors.getFirst().ask(delivery);
    }

    private String scrape() {
        return shop.doors.getFirst().ask(WebRequest.get("/prometheus")).body();
    }
}
