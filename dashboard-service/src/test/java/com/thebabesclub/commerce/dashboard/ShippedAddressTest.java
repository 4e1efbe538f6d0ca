package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.SessionAmounts;
import com.thebabesclub.commerce.domain.order.SessionDetails;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.order.ShippingAddress;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an order was sent to can be saved in the profile of whoever bought it. */
class ShippedAddressTest extends DashboardTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static int number;

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "L9",
            sentence =
                    "The address of one's own order can be saved in the profile: Singapore "
                            + "without a city, Kosovo.")
    void theAddressOfOnesOwnOrderIsAnAddressOfTheProfile(Door door) throws Exception {
        for (ShippingAddress address :
                List.of(
                        address("1 Raffles Place", null, null, "048616", "SG"),
                        address("Rruga B 1", "Prishtina", null, "10000", "XK"),
                        address("1 Jalan", null, "x".repeat(6000), "any code", "AC"),
                        address("Line\none\u202e", "Town\ud800", "\u200b", "1011", "DE"))) {
            String user = "user_address_" + ++number;
            String session = "cs_test_address" + number;
            Instant created = Instant.ofEpochSecond(dashboard().clock.instant().getEpochSecond());
            dashboard().open(session, user, created);
            dashboard().settle(paid(session, created, address));
            String token = dashboard().token(user);
            JsonNode shipped =
                    JSON.readTree(
                                    door.ask(
                                                    WebRequest.get("/dashboard/orders/" + session)
                                                            .bearer(token))
                                            .body())
                            .path("order")
                            .path("shippingAddress");
            assertThat(shipped.path("line1").isTextual()).isTrue();

            WebAnswer saved =
                    door.ask(
                            WebRequest.put(
                                            "/dashboard/profile",
                                            "{\"version\":0,\"shippingAddress\":" + shipped + "}")
                                    .bearer(token));

            assertThat(saved.status()).as(saved.body()).isEqualTo(200);
            JsonNode kept = JSON.readTree(saved.body()).path("shippingAddress");
            assertThat(kept.path("city")).isEqualTo(shipped.path("city"));
            assertThat(kept.path("country")).isEqualTo(shipped.path("country"));
        }
    }

    private static ShippingAddress address(
            String line1,
            @Nullable String city,
            @Nullable String state,
            String postalCode,
            String country) {
        return new ShippingAddress(
                Optional.of("Ann"),
                Optional.of(line1),
                Optional.empty(),
                Optional.ofNullable(city),
                Optional.ofNullable(state),
                Optional.of(postalCode),
                Optional.of(country));
    }

    private static ObservedSession paid(String session, Instant created, ShippingAddress address) {
        SessionAmounts amounts =
                new SessionAmounts(
                        Optional.of("usd"),
                        Optional.of(6000L),
                        Optional.of(6000L),
                        Optional.of(0L),
                        Optional.of(0L),
                        Optional.of(0L),
                        Optional.empty());
        return new ObservedSession(
                session,
                created,
                Optional.empty(),
                "payment",
                false,
                Map.of("app", "babesclub"),
                new PaymentFacts(
                        SessionStage.PAID,
                        new SessionDetails(
                                amounts,
                                Optional.of("ann@example.com"),
                                Optional.of(address),
                                Optional.of("pi_" + session)),
                        Optional.of(created)));
    }
}
