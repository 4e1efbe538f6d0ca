package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebRequest;

import io.micronaut.context.DefaultApplicationContextBuilder;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** What the shop's people do about an order is told to others by the sweep. */
@MicronautTest(contextBuilder = ShopOrderEventTest.Builder.class)
class ShopOrderEventTest {

    private static final String ORDER = "cs_test_toldorder";

    @Inject Dashboard dashboard;

    /** With a receiver, whose secret is none of the dashboard's. */
    public static final class Builder extends DefaultApplicationContextBuilder {

        public Builder() {
            DashboardContextBuilder.configure(
                    this, Map.of("ORDER_WEBHOOK_URL", "https://books.example/orders"));
        }
    }

    @Test
    void aStepOwesItsEvent() {
        dashboard.order(ORDER, "user_1", TestClock.NOON.minusSeconds(60));
        Door door = dashboard.doors().getFirst();

        assertThat(
                        door.ask(
                                        WebRequest.post(
                                                        "/admin/orders/" + ORDER + "/fulfilment",
                                                        "{\"step\":\"packed\"}")
                                                .header("Idempotency-Key", "k1")
                                                .bearer(dashboard.admin()))
                                .status())
                .isEqualTo(201);

        assertThat(dashboard.local.keys("DUE#STANDING"))
                .singleElement()
                .asString()
                .endsWith("/ event#" + ORDER);
    }
}
