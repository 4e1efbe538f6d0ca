package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.MailReceiver;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Both sessions of a cart are paid, and the shop gives the second payment back. */
class SecondPaymentTest {

    private static final String COMPLETED = "checkout.session.completed";

    @Test
    @Tag("L13")
    void theFirstOrderStaysUntouchedAndTheLettersNameTheSecond() throws Exception {
        try (MailReceiver receiver = new MailReceiver();
                WebhookShop shop = new WebhookShop(WebhookMailTest.mailTo(receiver))) {
            Sale first = sale(shop).deliver(COMPLETED);
            Sale second = sale(shop).deliver(COMPLETED);
            assertThat(second.text("duplicateOf")).isEqualTo(first.session());
            var order = first.order();
            var pointer = first.pointer();
            int letters = receiver.taken().size();

            shop.stripe.refund(second.intent(), 6000);
            second.deliver("refund.created", "charge.refunded");

            assertThat(first.order()).isEqualTo(order).doesNotContainKey("duplicateOf");
            assertThat(first.pointer()).isEqualTo(pointer);
            assertThat(second.text("refundStatus")).isEqualTo("full");
            assertThat(receiver.taken()).hasSize(letters + 1);
            assertThat(receiver.taken().getLast().toString())
                    .contains(second.text("orderNumber"))
                    .doesNotContain(first.text("orderNumber"));
            assertThat(receiver.taken().subList(letters - 2, letters).toString())
                    .as("to customer and shop, of the second payment")
                    .contains(second.text("orderNumber"), "SECOND PAYMENT")
                    .doesNotContain(first.text("orderNumber"));
        }
    }

    private static Sale sale(WebhookShop shop) throws Exception {
        String session = shop.checkouts.open("cart-paid-twice", 6000);
        return new Sale(shop, session, shop.stripe.pay(session).path("payment_intent").asText());
    }
}
