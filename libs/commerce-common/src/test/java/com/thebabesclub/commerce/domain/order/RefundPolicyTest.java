package com.thebabesclub.commerce.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What pieces come to, over random orders and random histories of refunds. */
@Case(
        id = "P45",
        sentence =
                "Whatever is refunded by line, by amount or in Stripe's dashboard, and whatever of it "
                        + "fails: what stands never exceeds what was charged, of a line neither, and "
                        + "all pieces of a line come to its total.")
class RefundPolicyTest {

    private static final Optional<String> NONE = Optional.empty();

    @Test
    void theSumOfTheSharesNeverExceedsWhatWasCharged() {
        Random random = new Random(20261129);
        for (int n = 0; n < 400; n++) {
            Order order = order(random);
            for (int step = 0; step < 25; step++) {
                order = next(order, random, step);
                assertWithin(order);
            }
        }
    }

    @Test
    void pieceByPieceALineComesToItsTotal() {
        Random random = new Random(7);
        for (int n = 0; n < 200; n++) {
            Order order = order(random);
            List<OrderLine> lines = order.lines();
            for (OrderLine line : lines) {
                for (int piece = 0; piece < line.quantity(); piece++) {
                    order = asked(order, Map.of(LineKey.of(line), 1L), "p" + piece);
                }
                // A piece of less than a minor unit is nothing to be given back alone.
                long left = order.refundLedger().piecesLeft(LineKey.of(line));
                if (left > 0) {
                    order = asked(order, Map.of(LineKey.of(line), left), "rest");
                }
                assertThat(refunded(order, LineKey.of(line))).isEqualTo(line.total());
            }
            assertThat(order.refundLedger().left()).isEqualTo(order.refundLedger().shippingLeft());
        }
    }

    @Test
    void aCancellationTakesWhatIsLeftAndNothingIsLeftAfterIt() {
        Random random = new Random(8);
        for (int n = 0; n < 200; n++) {
            Order order = order(random);
            for (int step = 0; step < 5; step++) {
                order = next(order, random, step);
            }
            long left = order.refundLedger().left();

            ShopAction.RefundRequested all =
                    (ShopAction.RefundRequested) RefundPolicy.cancel(NONE, NONE, true).on(order);
            order = with(order, "cancel", all);

            assertThat(all.amount()).isEqualTo(left);
            assertThat(order.refundLedger().left()).isZero();
            assertThat(order.isCancelled()).isTrue();
        }
    }

    /** Stripe has hundredths of it, and moves whole ones only. */
    @Test
    void aPartOfACrownIsNotGivenBack() {
        Order order = order(new Random(10), "isk");
        assertThat(order.refundLedger().left()).isGreaterThan(150);

        assertThatThrownBy(() -> RefundPolicy.ofAmount(150, NONE, NONE).on(order))
                .isInstanceOfSatisfying(
                        ShopRefusedException.class,
                        refused ->
                                assertThat(refused.refusal())
                                        .isEqualTo(ShopRefusal.AMOUNT_NOT_ALLOWED));
    }

    @Test
    void noPieceIsPutBackTwiceHoweverOftenStripeRefuses() {
        Random random = new Random(9);
        for (int n = 0; n < 300; n++) {
            Order order = order(random);
            for (int step = 0; step < 15; step++) {
                OrderLine line = order.lines().get(random.nextInt(order.lines().size()));
                long pieces = 1 + random.nextLong(line.quantity());
                boolean back = random.nextInt(4) > 0;
                order = asked(order, Map.of(LineKey.of(line), pieces), "s" + step, back);
                order = random.nextBoolean() ? refused(order) : order;
            }
            for (OrderLine line : order.lines()) {
                assertThat(putBack(order, LineKey.of(line)))
                        .isBetween(wantedBack(order, LineKey.of(line)), line.quantity());
            }
        }
    }

    private static long putBack(Order order, LineKey line) {
        return order.shop().all().stream()
                .flatMap(command -> Restock.of(order, command).stream())
                .filter(part -> part.line().equals(line))
                .mapToLong(LineQuantity::quantity)
                .sum();
    }

    /** By the refunds that stand. */
    private static long wantedBack(Order order, LineKey line) {
        return order.refundLedger().requests().stream()
                .filter(RefundRequest::stands)
                .filter(request -> request.asked().restock())
                .flatMap(request -> request.asked().lines().stream())
                .filter(part -> part.line().equals(line))
                .mapToLong(RefundLine::quantity)
                .sum();
    }

    private static Order refused(Order order) {
        return order.refundLedger().requests().stream()
                .filter(RefundRequest::isOpen)
                .findFirst()
                .map(
                        open ->
                                with(
                                        order,
                                        open.id() + "-refused",
                                        RefundPolicy.refused(open.id(), "no").on(order)))
                .orElse(order);
    }

    private static Order next(Order order, Random random, int step) {
        OrderLine line = order.lines().get(random.nextInt(order.lines().size()));
        return switch (random.nextInt(5)) {
            case 0, 1 ->
                    asked(
                            order,
                            Map.of(LineKey.of(line), 1 + random.nextLong(line.quantity())),
                            "s" + step);
            case 2 -> {
                long left = order.refundLedger().left();
                yield left == 0
                        ? order
                        : with(
                                order,
                                "s" + step,
                                RefundPolicy.ofAmount(1 + random.nextLong(left), NONE, NONE)
                                        .on(order));
            }
            case 3 -> answered(order, random);
            default -> inTheDashboard(order, random, step);
        };
    }

    private static Order asked(Order order, Map<LineKey, Long> wanted, String id) {
        return asked(order, wanted, id, false);
    }

    private static Order asked(Order order, Map<LineKey, Long> wanted, String id, boolean restock) {
        try {
            return with(
                    order, id, RefundPolicy.ofLines(wanted, false, NONE, NONE, restock).on(order));
        } catch (ShopRefusedException refused) {
            assertThat(refused.refusal()).isEqualTo(ShopRefusal.NOTHING_LEFT);
            return order;
        }
    }

    /** Stripe answers the oldest open request, one way or the other. */
    private static Order answered(Order order, Random random) {
        return order.refundLedger().requests().stream()
                .filter(RefundRequest::isOpen)
                .findFirst()
                .map(
                        open -> {
                            if (random.nextInt(4) == 0) {
                                return with(
                                        order,
                                        open.id() + "-refused",
                                        RefundPolicy.refused(open.id(), "no").on(order));
                            }
                            RefundStatus[] all = RefundStatus.values();
                            return learned(
                                    order,
                                    new Refund(
                                            "re_" + open.id(),
                                            RefundAmount.of(open.asked().amount(), "usd"),
                                            all[random.nextInt(all.length)],
                                            TestClock.NOON,
                                            NONE,
                                            Optional.of(open.id())));
                        })
                .orElse(order);
    }

    /** As far as Stripe allows, which knows nothing of what is only asked for here. */
    private static Order inTheDashboard(Order order, Random random, int step) {
        long left = order.refundLedger().left();
        return left == 0
                ? order
                : learned(
                        order,
                        new Refund(
                                "re_stripe" + step,
                                RefundAmount.of(1 + random.nextLong(left), "usd"),
                                RefundStatus.SUCCEEDED,
                                TestClock.NOON,
                                NONE));
    }

    private static void assertWithin(Order order) {
        long paid = order.facts().details().amounts().total().orElseThrow();
        long open =
                order.refundLedger().requests().stream()
                        .filter(RefundRequest::isOpen)
                        .mapToLong(request -> request.asked().amount())
                        .sum();
        assertThat(order.facts().refunded().standing() + open).isLessThanOrEqualTo(paid);
        for (OrderLine line : order.lines()) {
            assertThat(refunded(order, LineKey.of(line))).isBetween(0L, line.total());
            assertThat(order.refundLedger().piecesLeft(LineKey.of(line)))
                    .isBetween(0L, line.quantity());
        }
    }

    private static long refunded(Order order, LineKey line) {
        return order.refundLedger().requests().stream()
                .filter(RefundRequest::stands)
                .flatMap(request -> request.asked().lines().stream())
                .filter(part -> part.line().equals(line))
                .mapToLong(RefundLine::amount)
                .sum();
    }

    private static Order with(Order order, String id, ShopAction action) {
        long revision = order.shop().all().size() + 2L;
        String unique = revision + id;
        String name = id.endsWith("-refused") ? id : unique;
        return order.with(
                order.shop()
                        .with(
                                new ShopCommand(
                                        name, "boss", TestClock.NOON, revision, "d", action)));
    }

    private static Order learned(Order order, Refund refund) {
        PaymentFacts facts = order.facts().join(PaymentFacts.of(new Refunds(refund)));
        return new Order(
                order.sessionId(),
                order.created(),
                order.record(),
                order.status(),
                facts,
                order.lines(),
                order.shop());
    }

    private static Order order(Random random) {
        return order(random, "usd");
    }

    private static Order order(Random random, String currency) {
        List<OrderLine> lines = new ArrayList<>();
        for (int n = 0; n < 1 + random.nextInt(3); n++) {
            long quantity = 1L + random.nextInt(6);
            long total = 1L + random.nextInt(2_000);
            lines.add(
                    new OrderLine(
                            "A thing",
                            Optional.of("SKU-" + n),
                            NONE,
                            quantity,
                            total,
                            total,
                            0,
                            0,
                            total));
        }
        long shipping = random.nextInt(500);
        long total = shipping + lines.stream().mapToLong(OrderLine::total).sum();
        SessionAmounts amounts =
                new SessionAmounts(
                        Optional.of(currency),
                        Optional.of(total),
                        Optional.of(total - shipping),
                        Optional.of(0L),
                        Optional.of(0L),
                        Optional.of(shipping),
                        Optional.empty());
        return new Order(
                "cs_test_shares0001",
                TestClock.NOON,
                new OrderRecord(
                        new OrderOwner("user_1", true),
                        OrderNumber.of("cs_test_shares0001"),
                        OrderSource.WEBHOOK,
                        NONE,
                        TestClock.NOON),
                OrderStatus.COMPLETED,
                new PaymentFacts(
                        SessionStage.PAID,
                        new SessionDetails(amounts, NONE, Optional.empty(), Optional.of("pi_1")),
                        Optional.of(TestClock.NOON)),
                lines,
                ShopFacts.NONE);
    }
}
