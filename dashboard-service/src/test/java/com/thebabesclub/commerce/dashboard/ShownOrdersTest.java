package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebRequest;

import io.micronaut.context.DefaultApplicationContextBuilder;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;

/**
 * A shop that shows orders to whoever has their id, and whose tokens have claims of other names.
 */
@MicronautTest(contextBuilder = ShownOrdersTest.Builder.class)
class ShownOrdersTest {

    private static final Instant BOUGHT = TestClock.NOON.minusSeconds(3_600);
    private static final String EMAIL = "guest@example.com";
    private static final String ORDER = "cs_test_shownorder";

    @Inject Dashboard dashboard;

    /** With these settings. */
    public static final class Builder extends DefaultApplicationContextBuilder {

        public Builder() {
            DashboardContextBuilder.configure(
                    this,
                    Map.of(
                            "UNPROVEN_ORDERS", "show",
                            "JWT_EMAIL_CLAIM", "https://id.example/mail",
                            "JWT_EMAIL_VERIFIED_CLAIM", "https://id.example/proven"));
        }
    }

    @Test
    @Case(
            id = "L1a",
            sentence =
                    "An order of a user id that nobody proved: shown, exported, erased only "
                            + "to a token with its verified e-mail, in every route.")
    void whoHasTheIdSeesThemAndOtherClaimsSayWhoseTheEmailIs() {
        dashboard.unprovenOrder(ORDER, "victim", EMAIL, BOUGHT);
        for (Door door : dashboard.doors()) {
            assertThat(door.ask(orders(dashboard.token("victim"))).body()).contains(ORDER);
            assertThat(door.ask(claim(dashboard.verified("buyer", EMAIL))).status())
                    .as("claims of the usual names say nothing")
                    .isEqualTo(403);
            assertThat(door.ask(orders(dashboard.verified(EMAIL, EMAIL))).status()).isEqualTo(401);
            assertThat(door.ask(orders(named(EMAIL))).status()).isEqualTo(200);
        }

        assertThat(dashboard.doors().getFirst().ask(claim(named("buyer"))).body()).contains(ORDER);
    }

    private String named(String subject) {
        return TestToken.with(
                "\"sub\":\"%s\",\"https://id.example/mail\":\"%s\",\"https://id.example/proven\":true"
                        .formatted(subject, EMAIL),
                dashboard.clock.instant());
    }

    private static WebRequest orders(String token) {
        return WebRequest.get("/dashboard/orders").bearer(token);
    }

    private static WebRequest claim(String token) {
        return WebRequest.of("POST", "/dashboard/orders/claim").bearer(token);
    }
}
