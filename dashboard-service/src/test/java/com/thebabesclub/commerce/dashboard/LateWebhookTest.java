package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.CountedStock;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;

/** A customer who has paid looks at the order before the webhook has come. */
class LateWebhookTest extends DashboardTest {

    @ParameterizedTest
    @MethodSource("doors")
    void anOrderThatIsPaidAndNotYetThereIsFetchedForItsOwner(Door door) {
        String sessionId = dashboard().sessionAtStripe();
        dashboard().open(sessionId, "ann", Instant.ofEpochSecond(TestClock.NOON.getEpochSecond()));
        dashboard().stripe.pay(sessionId);
        WebRequest request = WebRequest.get("/dashboard/orders/" + sessionId);

        assertThat(door.ask(request.bearer(dashboard().token("bob"))).status()).isEqualTo(404);
        WebAnswer answer = door.ask(request.bearer(dashboard().token("ann")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"completed\"", "\"amount\":6000");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P94",
            sentence =
                    "A payment that finds its reservation given back takes what there is; what there is not is "
                            + "`oversold`: the order is made, needs review, and is to be seen to.")
    void whatItsReservationDoesNotHoldAnyMoreIsTakenFromTheStock(Door door) {
        CountedStock stock = new CountedStock(dashboard().local);
        String sessionId = dashboard().sessionAtStripe();
        dashboard().open(sessionId, "ann", Instant.ofEpochSecond(TestClock.NOON.getEpochSecond()));
        stock.put("N-RED", 3);
        stock.reserve("cart-" + sessionId, "released", "N-RED", 2);
        stock.sellsReservation(sessionId);
        dashboard().stripe.pay(sessionId);

        WebRequest request = WebRequest.get("/dashboard/orders/" + sessionId);
        assertThat(door.ask(request.bearer(dashboard().token("ann"))).status()).isEqualTo(200);
        assertThat(stock.available("N-RED")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aPageThatReloadsAsksStripeOnceInFiveSeconds(Door door) {
        String sessionId = dashboard().sessionAtStripe();
        dashboard().open(sessionId, "ann", Instant.ofEpochSecond(TestClock.NOON.getEpochSecond()));
        WebRequest request =
                WebRequest.get("/dashboard/orders/" + sessionId).bearer(dashboard().token("ann"));
        dashboard().stripe.clearRequests();

        assertThat(door.ask(request).status()).isEqualTo(404);
        assertThat(door.ask(request).status()).isEqualTo(404);
        assertThat(dashboard().stripe.requests()).hasSize(1);
        dashboard().clock.advance(Duration.ofSeconds(5));
        dashboard().stripe.pay(sessionId);
        assertThat(door.ask(request).status()).isEqualTo(200);
    }
}
