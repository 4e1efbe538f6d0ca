package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.MailReceiver;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** Others are told of an order before the webhook answers. */
class WebhookOrderEventTest {

    private static final String COMPLETED = "checkout.session.completed";

    private final MailReceiver receiver = new MailReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aPaidOrderIsToldOnceAtEveryDoor() throws StripeException {
        try (WebhookShop shop = new WebhookShop(toldTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))) {
            int events = 0;
            for (Door door : shop.doors) {
                shop.stripe.pay(shop.open());

                assertThat(shop.deliver(door, COMPLETED).status()).isEqualTo(200);
                assertThat(shop.deliver(door, COMPLETED).status()).isEqualTo(200);

                events += 2;
                assertThat(receiver.taken()).hasSize(events);
                assertThat(receiver.taken().getLast().headers().get("webhook-id"))
                        .endsWith(":order.paid");
            }
            assertThat(shop.local.keys("DUE#STANDING")).isEmpty();
        }
    }

    @Test
    void aReceiverThatIsDownFailsNoAnswer() throws StripeException {
        try (WebhookShop shop = new WebhookShop(toldTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))) {
            receiver.answer(500, "");
            shop.stripe.pay(shop.open());

            assertThat(shop.deliver(shop.doors.getFirst(), COMPLETED).status()).isEqualTo(200);

            assertThat(shop.local.keys("USER#")).hasSize(1);
            assertThat(shop.local.keys("DUE#STANDING")).as("left to the sweep").hasSize(1);
        }
    }

    @Test
    void aWrongSecretIsNamedInOneSentence() {
        assertThatThrownBy(() -> new WebhookShop(toldTo("secret")))
                .hasRootCauseInstanceOf(InvalidSettingException.class)
                .rootCause()
                .hasMessageStartingWith("ORDER_WEBHOOK_SECRET does not begin with whsec_");
    }

    private Map<String, String> toldTo(String secret) {
        return Map.of(
                "ORDER_WEBHOOK_URL", receiver.address().toString(), "ORDER_WEBHOOK_SECRET", secret);
    }
}
