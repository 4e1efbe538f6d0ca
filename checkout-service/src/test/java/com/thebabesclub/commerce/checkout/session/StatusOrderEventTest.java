package com.thebabesclub.commerce.checkout.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.CheckoutServer;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** What the status page settles is told to others by the sweep. */
class StatusOrderEventTest {

    @Test
    void anOrderThatTheStatusPageFindsOwesItsEvents() {
        try (CheckoutServer service =
                new CheckoutServer(Map.of("ORDER_WEBHOOK_URL", "https://books.example/orders"))) {
            Shopper shopper = new Shopper(service);
            JsonNode quote = shopper.quote("[{\"sku\": \"N-YEL\", \"quantity\": 1}]");
            String session = shopper.session(quote);
            service.stripe().pay(session);

            assertThat(shopper.status(session, quote).path("status").asText())
                    .isEqualTo("complete");

            assertThat(service.table().keys("DUE#STANDING"))
                    .singleElement()
                    .asString()
                    .endsWith("/ event#" + session);
        }
    }
}
