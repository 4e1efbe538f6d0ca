package com.thebabesclub.commerce.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

class OrderTest {

    private static final Instant CREATED = Instant.parse("2026-11-26T12:00:00Z");
    private static final List<OrderLine> LINES =
            List.of(
                    new OrderLine(
                            "Red Necklace",
                            Optional.of("N-RED"),
                            Optional.of("necklaces"),
                            2,
                            3000,
                            6000,
                            500,
                            0,
                            5500),
                    new OrderLine(
                            "Magnet",
                            Optional.of("E-MAG-SIL"),
                            Optional.of("earrings"),
                            1,
                            2500,
                            2500,
                            0,
                            0,
                            2500));

    @ParameterizedTest
    @CsvSource({
        "OPEN,    8500, 500, false, ",
        "EXPIRED, 8500, 500, false, ",
        "UNPAID,  8500, 500, false, PENDING_PAYMENT",
        "UNPAID,  9999, 500, false, PENDING_PAYMENT",
        "FAILED,  8500, 500, false, PAYMENT_FAILED",
        "FREE,    8500, 500, false, NEEDS_REVIEW",
        "PAID,    8500, 500, false, COMPLETED",
        "PAID,    8499, 500, false, NEEDS_REVIEW",
        "PAID,    8500, 400, false, NEEDS_REVIEW",
        "PAID,    8500, 600, false, NEEDS_REVIEW",
        "PAID,    8500, 600, true,  COMPLETED",
        "PAID,    8500, 400, true,  NEEDS_REVIEW",
    })
    void theStatusFollowsFromStageAndAmounts(
            SessionStage stage,
            long subtotal,
            long discount,
            boolean promotionCodes,
            OrderStatus expected) {
        assertThat(order(stage, "usd", subtotal, discount, promotionCodes).map(Order::status))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void anotherCurrencyThanTheQuotedOneNeedsReview() {
        assertThat(order(SessionStage.PAID, "cad", 8500, 500, false).map(Order::status))
                .contains(OrderStatus.NEEDS_REVIEW);
    }

    @Test
    void itemCountIsTheSumOfTheQuantities() {
        assertThat(order(SessionStage.PAID, "usd", 8500, 500, false).map(Order::itemCount))
                .contains(3L);
    }

    @Test
    @Case(id = "T-PAY-4", sentence = "An open or expired session has no order.")
    void thereIsAnOrderExactlyIfTheSessionIsComplete() {
        for (SessionStage stage : SessionStage.values()) {
            assertThat(order(stage, "usd", 8500, 500, false).isPresent())
                    .isEqualTo(stage.isComplete());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cs_test_abc12345, BC-ABC12345, BC-STABC12345",
        "cs_test_a1fJTwAiEgELLmhliZHqkghLu5B1NqM4l7eQHLRXhoTIw1qt6N0NL9kgQ1, BC-0NL9KGQ1, BC-6N0NL9KGQ1",
        "cs_test_abc_123, BC-STABC123, BC-TESTABC123",
        "cs_1, BC-CS1, BC-CS1",
    })
    void theNumberIsTheEndOfTheSessionsId(String sessionId, String number, String longer) {
        assertThat(OrderNumber.of(sessionId).text()).isEqualTo(number);
        assertThat(OrderNumber.of(sessionId).longer(sessionId).text()).isEqualTo(longer);
    }

    private static Optional<Order> order(
            SessionStage stage,
            String currency,
            long subtotal,
            long discount,
            boolean promotionCodes) {
        SessionDetails details =
                new SessionDetails(
                        new SessionAmounts(
                                Optional.of(currency),
                                Optional.of(subtotal - discount),
                                Optional.of(subtotal),
                                Optional.of(discount),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        OrderRecord record =
                new OrderRecord(
                        new OrderOwner("user_12345", true),
                        new OrderNumber("BC-ABC123"),
                        OrderSource.WEBHOOK,
                        Optional.empty(),
                        CREATED);
        QuotedLines quoted =
                new QuotedLines(
                        LINES,
                        Optional.of(new QuotedLines.Expected("usd", 8500, 500, promotionCodes)));
        return Order.of(
                "cs_test_abc123",
                CREATED,
                record,
                quoted,
                Optional.empty(),
                new PaymentFacts(stage, details, Optional.empty()));
    }
}
