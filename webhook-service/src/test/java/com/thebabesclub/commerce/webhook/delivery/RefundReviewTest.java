package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.MailReceiver;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.Test;

/** The shop is told of a refund that cannot be of the payment. */
class RefundReviewTest {

    private static final String COMPLETED = "checkout.session.completed";

    @Test
    @Case(
            id = "L10",
            sentence =
                    "Amounts and their currency join as one value; a refund of another "
                            + "currency is in no sum.")
    void theShopGetsALetterAndACountForEachAndTheCustomerNone() throws Exception {
        try (MailReceiver receiver = new MailReceiver();
                WebhookShop shop = new WebhookShop(WebhookMailTest.mailTo(receiver))) {
            Sale sale = Sale.paid(shop).deliver(COMPLETED);
            shop.stripe.refund(sale.intent(), 500);
            String body = Sale.body(shop, "refund.created").replace("\"usd\"", "\"eur\"");
            int before = receiver.taken().size();

            Sale.deliverBody(shop, body);
            Sale.deliverBody(shop, body.replace("evt_", "evt_again"));
            Sale.deliverBody(shop, body.replace("evt_", "evt_other").replace("re_", "re_other"));

            assertThat(receiver.taken().subList(before, receiver.taken().size()))
                    .hasSize(2)
                    .allSatisfy(
                            letter ->
                                    assertThat(letter.body())
                                            .contains(
                                                    "orders@thebabesclub.com",
                                                    "Refund to look at",
                                                    sale.text("orderNumber")));
            assertThat(sale.text("refundStatus")).isEqualTo("review");
            assertThat(shop.doors.getFirst().ask(WebRequest.get("/prometheus")).body())
                    .contains("commerce_orders_in_review_total 2.0");
        }
    }
}
