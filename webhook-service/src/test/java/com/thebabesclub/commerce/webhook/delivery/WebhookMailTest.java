package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.MailReceiver;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

/** Mail that goes out before Stripe gets its answer. */
class WebhookMailTest {

    private static final String COMPLETED = "checkout.session.completed";

    private final MailReceiver receiver = new MailReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    /** The settings of a shop whose mail this receiver takes. */
    static Map<String, String> mailTo(MailReceiver receiver) {
        return Map.of(
                "MAIL_SENDER", "postmark",
                "MAIL_FROM", "shop@thebabesclub.com",
                "MAIL_SHOP_TO", "orders@thebabesclub.com",
                "POSTMARK_TOKEN", "token-1",
                "POSTMARK_API_BASE", receiver.address().toString());
    }

    @Test
    void customerAndShopAreToldOnceAtEveryDoor() throws StripeException {
        try (WebhookShop shop = new WebhookShop(mailTo(receiver))) {
            int letters = 0;
            for (Door door : shop.doors) {
                shop.stripe.pay(shop.open());

                assertThat(shop.deliver(door, COMPLETED).status()).isEqualTo(200);
                assertThat(shop.deliver(door, COMPLETED).status()).isEqualTo(200);

                letters += 2;
                assertThat(receiver.taken()).hasSize(letters);
            }
            assertThat(shop.local.keys("DUE#")).isEmpty();
        }
    }

    @Test
    void aProviderThatIsDownOrSilentFailsNoAnswer() throws StripeException {
        try (WebhookShop shop = new WebhookShop(mailTo(receiver))) {
            receiver.answer(500, "{}");
            shop.stripe.pay(shop.open());
            assertThat(shop.deliver(shop.doors.getFirst(), COMPLETED).status()).isEqualTo(200);

            receiver.answer(200, "{}");
            receiver.keepSilent();
            shop.stripe.pay(shop.open());
            long started = System.nanoTime();
            assertThat(shop.deliver(shop.doors.getFirst(), COMPLETED).status()).isEqualTo(200);

            // The test's clock stands still, so that each of the two letters has all the time.
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isLessThan(Duration.ofSeconds(10));
            assertThat(shop.local.keys("USER#")).hasSize(2);
            assertThat(shop.local.keys("DUE#")).as("left to the sweep").hasSize(2);
        }
    }

    @Test
    void aShopWithSesStartsAndAnswersWithoutIt() throws StripeException {
        // No region and no credentials are set: a client of SES could not even be made.
        Map<String, String> ses =
                Map.of("MAIL_SENDER", "ses", "MAIL_FROM", "shop@thebabesclub.com");
        try (WebhookShop shop = new WebhookShop(ses)) {
            shop.stripe.pay(shop.open());

            assertThat(shop.deliver(shop.doors.getFirst(), "payment_intent.succeeded").status())
                    .isEqualTo(200);
            assertThat(shop.deliver(shop.doors.getFirst(), COMPLETED).status()).isEqualTo(200);
            assertThat(shop.local.keys("USER#")).hasSize(1);
        }
    }

    @Test
    void aWrongSettingIsNamedInOneSentence() {
        assertThatThrownBy(() -> new WebhookShop(Map.of("MAIL_SENDER", "postmark")))
                .hasRootCauseInstanceOf(InvalidSettingException.class)
                .rootCause()
                .hasMessageStartingWith("POSTMARK_TOKEN is not set");
    }
}
