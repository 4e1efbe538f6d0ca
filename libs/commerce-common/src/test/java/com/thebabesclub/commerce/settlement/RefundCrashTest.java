package com.thebabesclub.commerce.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.thebabesclub.commerce.domain.order.LineKey;
import com.thebabesclub.commerce.domain.order.RefundPolicy;
import com.thebabesclub.commerce.domain.order.ShopDecision;
import com.thebabesclub.commerce.table.repository.OrderRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.CrashCuts;
import com.thebabesclub.commerce.testing.Life;
import com.thebabesclub.commerce.testing.TestShop;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Money is given back once, wherever the process ends that gives it back. */
class RefundCrashTest {

    private static final String ID = "4e07408562bedb8b60ce05c1decfe3ad";
    private static final ShopDecision PIECE =
            RefundPolicy.ofLines(
                    Map.of(new LineKey("N-RED", Optional.empty()), 1L),
                    false,
                    Optional.of("duplicate"),
                    Optional.empty(),
                    false);
    private static final ShopDecision CANCEL =
            RefundPolicy.cancel(Optional.empty(), Optional.empty(), true);

    private final TestShop world = TestShop.open();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @Case(
            id = "P50",
            sentence =
                    "A refund and a cancellation may be cut at every call to the table and to Stripe: "
                            + "money goes back once, and the order says so.")
    void aRefundMayBeCutAnywhere() throws Exception {
        CrashCuts.Report report = CrashCuts.of("refund", () -> new World(PIECE, 3000)).everywhere();

        assertThat(report.cuts()).isGreaterThan(10);
    }

    @Test
    @Case(
            id = "P50",
            sentence =
                    "A refund and a cancellation may be cut at every call to the table and to Stripe: "
                            + "money goes back once, and the order says so.")
    void aCancellationMayBeCutAnywhere() throws Exception {
        CrashCuts.Report report =
                CrashCuts.of("cancellation", () -> new World(CANCEL, 6000)).everywhere();

        assertThat(report.cuts()).isGreaterThan(10);
    }

    @Test
    @Case(
            id = "P51",
            sentence =
                    "Once Stripe may have forgotten a refund's key, its refunds are looked through "
                            + "before it is asked again.")
    void afterTwentyHoursItIsLookedForFirst() throws StripeException {
        RefundShop shop = RefundShop.on(world, Life.unharmed());
        String session = shop.paid(world);
        Await.done(shop.commit(session, ID, PIECE));
        // Somebody asked Stripe, and died before the answer was written.
        world.client()
                .v1()
                .refunds()
                .create(
                        RefundCreateParams.builder()
                                .setPaymentIntent(intent(shop, session))
                                .setAmount(3000L)
                                .putMetadata("requestId", ID)
                                .build());
        world.stripe().clearRequests();
        world.clock().advance(Duration.ofHours(21));

        shop.swept();

        assertThat(world.stripe().requestCount("POST /v1/refunds")).isZero();
        assertThat(order(shop, session)).isEqualTo("succeeded 3000 left 3000");
        assertThat(world.table().keys("DUE#").toString()).doesNotContain("refund#");
    }

    @Test
    @Case(
            id = "P51",
            sentence =
                    "Once Stripe may have forgotten a refund's key, its refunds are looked through "
                            + "before it is asked again.")
    void whatIsNotFoundThenIsAskedFor() throws StripeException {
        RefundShop shop = RefundShop.on(world, Life.unharmed());
        String session = shop.paid(world);
        Await.done(shop.commit(session, ID, PIECE));
        world.clock().advance(Duration.ofHours(21));

        shop.swept();
        shop.swept();

        assertThat(world.stripe().requestCount("POST /v1/refunds")).isEqualTo(1);
        assertThat(order(shop, session)).isEqualTo("succeeded 3000 left 3000");
        assertThat(refunds(world, intent(shop, session))).isEqualTo("[3000]");
    }

    private static String order(RefundShop shop, String session) {
        return Await.value(
                new OrderRepository(shop.table())
                        .find(session)
                        .map(
                                order ->
                                        order.refundLedger().requests().getFirst().status()
                                                + " "
                                                + order.facts().refunded().succeeded()
                                                + " left "
                                                + order.refundLedger().left()));
    }

    private static String intent(RefundShop shop, String session) {
        return Await.value(
                new OrderRepository(shop.table())
                        .find(session)
                        .map(order -> order.facts().details().paymentIntentId().orElseThrow()));
    }

    private static String refunds(TestShop world, String intent) throws StripeException {
        return world
                .client()
                .v1()
                .refunds()
                .list(RefundListParams.builder().setPaymentIntent(intent).build())
                .getData()
                .stream()
                .map(refund -> refund.getAmount())
                .toList()
                .toString();
    }

    private static final class World implements CrashCuts.World {

        private final TestShop world = TestShop.open();
        private final ShopDecision decision;
        private final long amount;
        private final String session;

        World(ShopDecision decision, long amount) {
            this.decision = decision;
            this.amount = amount;
            this.session = RefundShop.on(world, Life.unharmed()).paid(world);
        }

        /** An operator who got no answer asks again with the same key. */
        @Override
        public boolean attempt(Life life) {
            return Await.value(
                    RefundShop.on(world, life)
                            .ask(session, ID, decision)
                            .thenReturn(true)
                            .onErrorReturn(false));
        }

        @Override
        public List<String> state() throws StripeException {
            RefundShop later = RefundShop.on(world, Life.unharmed());
            for (int n = 0; n < 3; n++) {
                world.clock().advance(Duration.ofMinutes(6));
                later.swept();
            }
            String stands = order(later, session);
            assertThat(stands).isEqualTo("succeeded " + amount + " left " + (6000 - amount));
            return List.of(stands, refunds(world, intent(later, session)));
        }

        @Override
        public void close() {
            world.close();
        }
    }
}
