package com.thebabesclub.commerce.webhook.delivery;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.testing.AccessMatrix;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

/** The route of Stripe's deliveries, which knows no tokens, in every situation of its caller. */
@Case(
        id = "W5",
        sentence =
                "Every route and no token, a good one, an expired one, null, garbage, keys that are down,"
                        + " an authorizer, a role elsewhere: answered as the table says.")
class AccessMatrixTest extends DeliveryTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aDeliveryIsTakenAsTheTableSays(int door) throws StripeException {
        shop.stripe.pay(shop.open());

        new AccessMatrix(
                        "webhook-service", Map.of("POST /stripe/webhook", shop.delivery(COMPLETED)))
                .assertHolds(shop.doors.get(door), shop.doors.get(door), door == 0, TestClock.NOON);
    }
}
