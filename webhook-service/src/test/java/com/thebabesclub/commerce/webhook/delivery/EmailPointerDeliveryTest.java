package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.StoredEmail;

import org.junit.jupiter.api.Test;

import java.util.List;

/** The pointer from an e-mail to its order, as deliveries keep it. */
class EmailPointerDeliveryTest {

    @Test
    @Case(
            id = "L1b",
            sentence =
                    "The pointer from an e-mail to its order: put, moved, deleted with each "
                            + "commit, in any order of arrival, under races.")
    void everyDoorPutsAndMovesIt() throws Exception {
        try (WebhookShop shop = new WebhookShop()) {
            for (Door door : shop.doors) {
                Sale sale = Sale.pending(shop);
                deliver(shop, door, "checkout.session.completed");
                String pointer =
                        shop.local.keys("EMAIL#").stream()
                                .filter(key -> key.endsWith(sale.session()))
                                .findFirst()
                                .orElseThrow();
                StoredEmail.replace(shop.local, sale.session(), "before@example.com");
                shop.stripe.settle(sale.session(), true);

                deliver(shop, door, "checkout.session.async_payment_succeeded");

                List<String> pointers =
                        shop.local.keys("EMAIL#").stream()
                                .filter(key -> key.endsWith(sale.session()))
                                .toList();
                assertThat(pointers).containsExactly(pointer);
                assertThat(sale.text("customerEmail")).isNotEqualTo("before@example.com");
            }
        }
    }

    private static void deliver(WebhookShop shop, Door door, String type) {
        var signed = shop.stripe.signed(shop.stripe.lastEvent(type).id(), WebhookShop.SECRET);
        assertThat(door.ask(WebhookShop.delivery(signed.text(), signed.header())).status())
                .isEqualTo(200);
    }
}
