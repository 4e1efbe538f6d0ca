package com.thebabesclub.commerce.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Until when a customer's address is needed. */
class ErasurePolicyTest {

    private static final LineKey RED = new LineKey("N-RED", Optional.empty());
    private static final LineKey BLUE = new LineKey("N-BLUE", Optional.empty());

    @Test
    void aPaidOrderOwesGoodsUntilTheLastPieceIsSent() {
        Order order = order(SessionStage.PAID);
        assertThat(ErasurePolicy.owesGoods(order)).isTrue();

        order = moved(order, FulfilmentStep.PACKED, Map.of());
        order = moved(order, FulfilmentStep.SHIPPED, Map.of(RED, 2L));
        assertThat(ErasurePolicy.owesGoods(order)).isTrue();

        order = moved(order, FulfilmentStep.SHIPPED, Map.of());
        assertThat(ErasurePolicy.owesGoods(order)).isFalse();
        assertThatThrownBy(() -> ErasurePolicy.ask().on(moved(order(SessionStage.PAID))))
                .isInstanceOf(ShopRefusedException.class);
    }

    @Test
    void piecesThatAreGivenBackUnsentAreOwedNoMore() {
        Order order = moved(order(SessionStage.PAID), FulfilmentStep.SHIPPED, Map.of(RED, 2L));

        Order asked = refunded(order, BLUE);
        assertThat(ErasurePolicy.owesGoods(asked)).as("it may be refused").isTrue();
        assertThat(ErasurePolicy.owesGoods(answered(asked))).isFalse();
    }

    @Test
    void piecesThatCameBackDoNotStandForThoseThatWereNeverSent() {
        Order order = moved(order(SessionStage.PAID), FulfilmentStep.SHIPPED, Map.of(RED, 1L));
        order = moved(order, FulfilmentStep.RETURNED, Map.of(RED, 1L));
        order = moved(order, FulfilmentStep.SHIPPED, Map.of(BLUE, 1L));
        order = answered(refunded(order, RED));

        assertThat(ErasurePolicy.owesGoods(order)).as("another red one was paid").isTrue();
    }

    @Test
    void whatIsNotPaidOwesNothing() {
        assertThat(ErasurePolicy.owesGoods(order(SessionStage.UNPAID))).isFalse();
        assertThat(ErasurePolicy.owesGoods(order(SessionStage.FAILED))).isFalse();
        assertThat(ErasurePolicy.owesGoods(order(SessionStage.FREE))).isTrue();
        assertThat(ErasurePolicy.owesGoods(moved(order(SessionStage.FREE)))).isFalse();
    }

    @Test
    void nobodyWaitsLongerThanNinetyDays() {
        Order order = order(SessionStage.PAID);
        order = with(order, ErasurePolicy.ask().on(order));

        assertThat(order.erasureAskedAt()).contains(TestClock.NOON);
        assertThat(ErasurePolicy.mustWait(order, TestClock.NOON.plus(Duration.ofDays(89))))
                .isTrue();
        assertThat(ErasurePolicy.mustWait(order, TestClock.NOON.plus(Duration.ofDays(90))))
                .isFalse();
    }

    /** All of it is sent. */
    private static Order moved(Order order) {
        return moved(order, FulfilmentStep.SHIPPED, Map.of());
    }

    private static Order moved(Order order, FulfilmentStep step, Map<LineKey, Long> pieces) {
        return with(
                order,
                FulfilmentPolicy.move(step, pieces, Optional.empty(), Optional.empty()).on(order));
    }

    /** One piece, as an operator asks for it. */
    private static Order refunded(Order order, LineKey line) {
        return with(
                order,
                RefundPolicy.ofLines(
                                Map.of(line, 1L), false, Optional.empty(), Optional.empty(), false)
                        .on(order));
    }

    /** Stripe has given back what was asked for. */
    private static Order answered(Order order) {
        RefundRequest request = order.refundLedger().requests().getLast();
        Refund refund =
                new Refund(
                        "re_1",
                        RefundAmount.of(request.asked().amount(), "usd"),
                        RefundStatus.SUCCEEDED,
                        TestClock.NOON,
                        Optional.empty(),
                        Optional.of(request.id()));
        return new Order(
                order.sessionId(),
                order.created(),
                order.record(),
                order.status(),
                order.facts().join(PaymentFacts.of(new Refunds(refund))),
                order.lines(),
                order.shop());
    }

    private static Order with(Order order, ShopAction action) {
        long revision = order.shop().all().size() + 2L;
        return order.with(
                order.shop()
                        .with(
                                new ShopCommand(
                                        "id-" + revision,
                                        "user_1",
                                        TestClock.NOON,
                                        revision,
                                        "d",
                                        action)));
    }

    /** Two red necklaces and a blue one. */
    private static Order order(SessionStage stage) {
        long total = stage == SessionStage.FREE ? 0 : 9000;
        SessionAmounts amounts =
                new SessionAmounts(
                        Optional.of("usd"),
                        Optional.of(total),
                        Optional.of(total),
                        Optional.of(0L),
                        Optional.of(0L),
                        Optional.of(0L),
                        Optional.empty());
        return new Order(
                "cs_test_erasure001",
                TestClock.NOON,
                new OrderRecord(
                        new OrderOwner("user_1", true),
                        OrderNumber.of("cs_test_erasure001"),
                        OrderSource.WEBHOOK,
                        Optional.empty(),
                        TestClock.NOON),
                OrderStatus.COMPLETED,
                new PaymentFacts(
                        stage,
                        new SessionDetails(
                                amounts, Optional.empty(), Optional.empty(), Optional.of("pi_1")),
                        Optional.of(TestClock.NOON)),
                List.of(line("N-RED", 2), line("N-BLUE", 1)),
                ShopFacts.NONE);
    }

    private static OrderLine line(String sku, long quantity) {
        long total = 3000 * quantity;
        return new OrderLine(
                "A necklace",
                Optional.of(sku),
                Optional.empty(),
                quantity,
                3000,
                total,
                0,
                0,
                total);
    }
}
