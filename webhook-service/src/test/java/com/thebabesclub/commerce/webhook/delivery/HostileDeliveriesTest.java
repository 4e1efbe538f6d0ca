package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.stripe.emulator.webhook.SignedDelivery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Deliveries that are signed and yet not what they seem, late, or of a Stripe of tomorrow. */
class HostileDeliveriesTest extends DeliveryTest {

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A21", sentence = "A valid delivery replayed within the tolerance.")
    void aDeliveryThatIsReplayedWithinTheToleranceChangesNothing(Door door) throws StripeException {
        String session = paid();
        WebRequest delivery = shop.delivery(COMPLETED);
        assertThat(door.ask(delivery).status()).isEqualTo(200);
        var once = shop.local.dump();
        shop.stripe.clearRequests();

        for (int replay = 0; replay < 3; replay++) {
            assertThat(door.ask(delivery).status()).isEqualTo(200);
        }

        assertThat(shop.local.dump()).isEqualTo(once);
        assertThat(orders(session)).hasSize(1);
        assertThat(shop.stripe.requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A22", sentence = "A valid signature of another endpoint or mode.")
    void anEventThatAnotherEndpointsSecretSignedIsRefusedWithoutARead(Door door)
            throws StripeException {
        String session = paid();
        SignedDelivery other =
                shop.stripe.signed(shop.stripe.lastEvent(COMPLETED).id(), "whsec_of_another");

        WebAnswer answer = door.ask(WebhookShop.delivery(other.text(), other.header()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(shop.local.tap().calls()).isEmpty();
        assertThat(orders(session)).isEmpty();
    }

    @Test
    @Case(id = "A23", sentence = "An unpaid completed session.")
    void aCompletedSessionThatSaysItIsUnpaidIsNoPaidOrder() throws Exception {
        String session = paid();

        assertThat(deliver(body -> body.replace("\"paid\"", "\"unpaid\"")).status()).isEqualTo(200);

        assertThat(shop.local.dump().get(orders(session).getFirst()))
                .hasEntrySatisfying(
                        "status", status -> assertThat(status.s()).isEqualTo("pending_payment"));
        assertThat(shop.local.keys("DUE#"))
                .noneMatch(key -> key.contains("mail#" + session))
                .anyMatch(key -> key.contains("poll#" + session));
    }

    @Test
    @Case(id = "F26", sentence = "Unknown type, version or field: 200.")
    void anEventOfAVersionToComeWithFieldsThatNobodyKnowsIsSettled() throws Exception {
        String session = paid();
        UnaryOperator<String> ofTomorrow =
                body ->
                        body.replaceAll(
                                        "\"api_version\":\\s*\"[^\"]*\"",
                                        "\"api_version\":\"2031-01-01.later\",\"orbit\":{\"x\":[1,{}]}")
                                .replaceFirst(
                                        "\"object\":\\s*\"checkout.session\"",
                                        "\"object\":\"checkout.session\",\"teleport\":{\"to\":null},\"n\":1e3");

        assertThat(deliver(ofTomorrow).status()).isEqualTo(200);
        assertThat(orders(session)).hasSize(1);
    }

    @Test
    @Case(id = "F26", sentence = "Unknown type, version or field: 200.")
    void anEventOfATypeThatNobodyKnowsIsAcknowledgedWithoutARead() throws Exception {
        String session = paid();

        WebAnswer answer = deliver(body -> body.replace(COMPLETED, "checkout.session.teleported"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(shop.local.tap().calls()).isEmpty();
        assertThat(orders(session)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-120, 120})
    @Case(id = "F38", sentence = "Clocks that differ by two minutes.")
    void clocksThatDifferByTwoMinutesDoNoHarm(int seconds) throws Exception {
        String session = paid();

        assertThat(deliveredAt(seconds).status()).isEqualTo(200);
        assertThat(orders(session)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-301, 301})
    @Case(id = "F38", sentence = "Clocks that differ by two minutes.")
    void clocksThatDifferByMoreThanTheToleranceAreRefused(int seconds) throws Exception {
        String session = paid();

        assertThat(deliveredAt(seconds).status()).isEqualTo(400);
        assertThat(orders(session)).isEmpty();
    }

    private String paid() throws StripeException {
        String session = shop.open();
        shop.stripe.pay(session);
        shop.local.tap().forgetCalls();
        return session;
    }

    private WebAnswer deliver(UnaryOperator<String> change) throws Exception {
        WebRequest delivery = shop.delivery(COMPLETED);
        assertThat(change.apply(Objects.requireNonNull(delivery.body())))
                .isNotEqualTo(delivery.body());
        return shop.doors.getFirst().ask(shop.resigned(delivery, change));
    }

    private WebAnswer deliveredAt(int seconds) throws Exception {
        return shop.doors
                .getFirst()
                .ask(
                        shop.resigned(
                                shop.delivery(COMPLETED),
                                UnaryOperator.identity(),
                                shop.clock.instant().plusSeconds(seconds)));
    }

    private List<String> orders(String session) {
        return shop.local.keys("USER#").stream().filter(key -> key.endsWith(session)).toList();
    }
}
