package com.thebabesclub.commerce.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.RefundAmount;
import com.thebabesclub.commerce.domain.order.RefundStatus;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An order in the shop's list, written with the order. */
@Case(
        id = "P1",
        sentence =
                "Every order is in the list of its month, and the list tells what the order tells, "
                        + "after every commit.")
class OrderListingTest {

    private static final String SESSION = "cs_test_listed1";
    private static final PaymentFacts REFUNDED =
            PaymentFacts.of(
                    new Refunds(
                            List.of(
                                    new Refund(
                                            "re_1",
                                            RefundAmount.of(100, "usd"),
                                            RefundStatus.SUCCEEDED,
                                            TestClock.NOON,
                                            Optional.empty()))));

    private final Shop shop = new Shop();

    @Test
    void anOrderComesIntoTheListWithItsFirstCommit() {
        shop.open(SESSION);
        assertThat(shop.local.keys("ORDERS#")).as("an open session is no order").isEmpty();

        settle(shop, SESSION, facts(SessionStage.UNPAID));

        assertThat(shop.local.keys("ORDERS#"))
                .containsExactly(
                        "ORDERS#2026-11 / " + Shop.CREATED.getEpochSecond() + "#" + SESSION);
        assertThat(listing(shop).text("status")).isEqualTo("pending_payment");
    }

    @Test
    void everyLaterCommitKeepsItTrue() {
        shop.open(SESSION);
        settle(shop, SESSION, facts(SessionStage.UNPAID));
        settle(shop, SESSION, facts(SessionStage.PAID));
        settle(shop, SESSION, REFUNDED);

        Attributes listed = listing(shop);
        Attributes order = order(shop);
        assertThat(listed.text("status")).isEqualTo("completed");
        assertThat(listed.number("amountRefunded")).isEqualTo(100);
        assertThat(listed.number("amount")).isEqualTo(order.number("amount"));
        assertThat(listed.number("itemCount")).isEqualTo(order.number("itemCount"));
        for (String name :
                List.of("orderNumber", "source", "currency", "refundStatus", "createdAt")) {
            assertThat(listed.text(name)).as(name).isEqualTo(order.text(name));
        }
    }

    @Test
    void nothingOfThePersonIsInItSoThatErasureLeavesIt() {
        shop.open(SESSION);
        settle(shop, SESSION, facts(SessionStage.PAID));

        settle(shop, SESSION, PaymentFacts.ERASED);

        assertThat(listing(shop).names())
                .containsExactlyInAnyOrder(
                        "PK",
                        "SK",
                        "sessionId",
                        "orderNumber",
                        "status",
                        "source",
                        "amount",
                        "currency",
                        "itemCount",
                        "amountRefunded",
                        "refundStatus",
                        "disputeStatus",
                        "createdAt");
        assertThat(shop.local.dump().toString()).doesNotContain("@example.com");
    }

    @Test
    void itGoesWithTheOrder() {
        Shop keeping = new Shop(Optional.of(Duration.ofDays(30)));
        keeping.open(SESSION);

        settle(keeping, SESSION, facts(SessionStage.PAID));

        assertThat(listing(keeping).number(Attributes.EXPIRES_AT))
                .isEqualTo(order(keeping).number(Attributes.EXPIRES_AT));
        keeping.clock.advance(Duration.ofDays(31));
        Attributes before = listing(keeping);
        settle(keeping, SESSION, REFUNDED);
        assertThat(listing(keeping)).as("what has gone is not brought back").isEqualTo(before);
    }

    @Test
    void everyOrderOfArrivalEndsInTheSameListing() {
        List<PaymentFacts> news =
                List.of(facts(SessionStage.UNPAID), facts(SessionStage.PAID), REFUNDED);
        Set<List<Object>> endings = new HashSet<>();
        int sessions = 0;
        for (int first = 0; first < 3; first++) {
            for (int second = 0; second < 3; second++) {
                if (first != second) {
                    String session = "cs_test_permuted" + ++sessions;
                    shop.open(session);
                    settle(shop, session, news.get(first));
                    settle(shop, session, news.get(second));
                    settle(shop, session, news.get(3 - first - second));
                    Attributes listed =
                            Await.value(
                                    shop.table.getStrongly(
                                            Key.orderListing(Shop.CREATED, session)));
                    endings.add(
                            List.of(
                                    listed.text("status"),
                                    listed.number("amount"),
                                    listed.number("amountRefunded"),
                                    listed.text("refundStatus"),
                                    listed.number("itemCount")));
                }
            }
        }
        assertThat(sessions).isEqualTo(6);
        assertThat(endings).hasSize(1);
    }

    private static PaymentFacts facts(SessionStage stage) {
        return Shop.observed(SESSION, stage).facts();
    }

    private static void settle(Shop at, String session, PaymentFacts facts) {
        Await.value(
                at.settlement.settle(
                        Observation.of(session, _ -> Mono.just(facts)),
                        SettlementCause.of(OrderSource.STATUS)));
    }

    private static Attributes listing(Shop at) {
        return Await.value(at.table.getStrongly(Key.orderListing(Shop.CREATED, SESSION)));
    }

    private static Attributes order(Shop at) {
        return Await.value(at.table.getStrongly(Key.order("user_12345", Shop.CREATED, SESSION)));
    }
}
