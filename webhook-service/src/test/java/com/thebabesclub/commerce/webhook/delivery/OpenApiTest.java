package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.OpenApi;
import com.thebabesclub.commerce.testing.WebAnswer;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

/** The running service answers as docs/openapi.json says. */
@MicronautTest(contextBuilder = WebhookContextBuilder.class)
class OpenApiTest {

    private static final String ROUTE = "POST /stripe/webhook";

    private static final OpenApi API = OpenApi.read();

    @Inject WebhookShop shop;

    @Test
    void eventsAreAnsweredAsDescribed() throws StripeException {
        assertThat(API.routes("/stripe")).containsExactly(ROUTE);
        shop.stripe.pay(shop.open());
        for (Door door : shop.doors) {
            described(200, shop.deliver(door, "checkout.session.completed"));
            described(400, door.ask(WebhookShop.delivery("{}", "t=1,v1=00")));
            described(413, door.ask(WebhookShop.delivery("x".repeat(1 << 21), "t=1,v1=00")));
        }
    }

    private static void described(int status, WebAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(API.violations(ROUTE, answer)).as(answer.body()).isEmpty();
    }
}
