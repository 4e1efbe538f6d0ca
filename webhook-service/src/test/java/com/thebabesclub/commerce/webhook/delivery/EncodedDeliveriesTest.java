package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.LogLines;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/** How a delivery's body is encoded, and what its sender accepts. */
class EncodedDeliveriesTest extends DeliveryTest {

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "L11",
            sentence =
                    "A body with a `Content-Encoding` is refused before anything is "
                            + "inflated, signed or not, on servers and on Lambda.")
    void anEncodedBodyIsRefusedWhetherItIsSignedOrNot(Door door) throws StripeException {
        shop.stripe.pay(shop.open());
        shop.local.tap().forgetCalls();
        WebRequest signed = shop.delivery(COMPLETED);
        try (LogLines log = LogLines.captured()) {
            for (WebRequest delivery :
                    List.of(signed, WebhookShop.delivery("no gzip", "t=1,v1=00"))) {
                for (String coding : List.of("gzip", "deflate", "br")) {
                    WebAnswer answer = door.ask(delivery.header("Content-Encoding", coding));

                    assertThat(answer.status()).as(coding).isEqualTo(415);
                    assertThat(answer.body()).contains("\"unsupported_content_encoding\"");
                }
            }
            assertThat(log.with("\"level\":\"ERROR\"")).isEmpty();
        }
        assertThat(shop.local.tap().calls()).isEmpty();
        assertThat(door.ask(signed).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "L6",
            sentence =
                    "A range in `Accept` is a range on every route, the webhook included, "
                            + "and `q=0` is a refusal.")
    void aSenderThatAcceptsARangeIsAnswered(Door door) throws StripeException {
        shop.stripe.pay(shop.open());
        shop.local.tap().forgetCalls();
        WebRequest delivery = shop.delivery(COMPLETED);
        String linked = "application/ld+json, application/*;q=0.9";

        assertThat(door.ask(delivery.header("Accept", linked)).status()).isEqualTo(200);
        assertThat(door.ask(delivery.header("Accept", "application/json;q=0")).status())
                .isEqualTo(406);
    }
}
