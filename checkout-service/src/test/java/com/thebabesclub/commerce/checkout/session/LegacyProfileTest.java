package com.thebabesclub.commerce.checkout.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.HashMap;
import java.util.Map;

/** A checkout needs a profile's Stripe customer alone, whatever else stands in it. */
@Case(
        id = "B36",
        sentence =
                "A profile of the legacy functions is read as far as it goes, at checkout too; a save leaves "
                        + "alone what it cannot read; an order without a count shows the sum of its lines.")
class LegacyProfileTest {

    private static final CheckoutServer SERVICE = new CheckoutServer(Map.of());
    private static final Shopper SHOPPER = new Shopper(SERVICE);

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void whateverElseStandsInItTheCustomerIsTheirs() {
        for (Door door : SERVICE.doors()) {
            put("old", Map.of("shippingAddress", AttributeValue.fromS("1 Main St")));
            put("older", Map.of("phone", AttributeValue.fromBool(true)));
            put("oldest", Map.of("version", AttributeValue.fromS("first")));

            assertThat(signedIn(door, "old")).startsWith("cus_");
            assertThat(signedIn(door, "older")).startsWith("cus_");
            assertThat(signedIn(door, "oldest")).startsWith("cus_");
        }
    }

    @Test
    void whatStandsInThePlaceOfACustomerAndIsNoneStays() {
        put("odd", Map.of("stripeCustomerId", AttributeValue.fromN("7")));

        assertThat(signedIn(SERVICE.rest(), "odd")).startsWith("cus_");
        assertThat(signedIn(SERVICE.rest(), "odd")).startsWith("cus_");

        assertThat(SERVICE.table().dump().get("USER#odd / PROFILE"))
                .containsEntry("stripeCustomerId", AttributeValue.fromN("7"));
    }

    /** The customer of the session that is paid. */
    private static String signedIn(Door door, String user) {
        String token = TestToken.of(user, SERVICE.clock().instant());
        WebAnswer answer = door.ask(Shopper.wish(SHOPPER.quote(Shopper.ONE)).bearer(token));
        return SERVICE.stripe().pay(Shopper.sessionId(answer)).path("customer").asText();
    }

    private static void put(String user, Map<String, AttributeValue> odd) {
        Map<String, AttributeValue> item = new HashMap<>(odd);
        item.put("PK", AttributeValue.fromS("USER#" + user));
        item.put("SK", AttributeValue.fromS("PROFILE"));
        SERVICE.table()
                .tap()
                .direct()
                .putItem(request -> request.tableName(SERVICE.table().name()).item(item))
                .join();
    }
}
