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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened to an order, written with each commit. */
@Case(
        id = "P3",
        sentence =
                "Each commit that changes an order tells what it changed, who told it and which "
                        + "event, and a commit that changes nothing tells nothing.")
class TimelineTest {

    private static final String SESSION = "cs_test_abc12345";

    private final Shop shop = new Shop();

    @Test
    void eachCommitTellsWhatItChanged() {
        shop.open(SESSION);
        Await.value(
                shop.settlement.settle(
                        Shop.observed(SESSION, SessionStage.UNPAID), shop.event("evt_1", SESSION)));
        settle(Shop.observed(SESSION, SessionStage.PAID).facts(), OrderSource.NIGHTLY_SYNC);
        settle(refund(RefundStatus.SUCCEEDED), OrderSource.NIGHTLY_SYNC);
        settle(PaymentFacts.ERASED, OrderSource.ADMIN);

        assertThat(told())
                .containsExactly(
                        "2 webhook evt_1: created BC-ABC12345, stage complete/unpaid, amount 8500, "
                                + "email, address",
                        "3 nightly_sync: stage complete/paid",
                        "4 nightly_sync: refunded 100, refund_status partial",
                        "5 admin: erased");
    }

    @Test
    void aCommitThatChangesNothingTellsNothing() {
        shop.open(SESSION);
        PaymentFacts paid = Shop.observed(SESSION, SessionStage.PAID).facts();
        settle(paid, OrderSource.STATUS);

        settle(paid, OrderSource.NIGHTLY_SYNC);
        Await.value(
                shop.settlement.settle(
                        Shop.observed(SESSION, SessionStage.PAID), shop.event("evt_2", SESSION)));

        assertThat(told()).hasSize(1);
    }

    @Test
    void aSessionThatNobodyCompletesHasNoTimeline() {
        shop.open(SESSION);

        settle(Shop.observed(SESSION, SessionStage.EXPIRED).facts(), OrderSource.NIGHTLY_SYNC);

        assertThat(shop.local.keys("TIMELINE#")).isEmpty();
    }

    @Test
    void nothingOfThePersonIsInIt() {
        shop.open(SESSION);
        settle(Shop.observed(SESSION, SessionStage.PAID).facts(), OrderSource.STATUS);
        settle(PaymentFacts.ERASED, OrderSource.ADMIN);

        assertThat(shop.local.dump().toString()).doesNotContain("@example.com");
    }

    @Test
    void aCommitOfManyRefundsStaysSmall() {
        shop.open(SESSION);
        settle(Shop.observed(SESSION, SessionStage.PAID).facts(), OrderSource.STATUS);
        List<Refund> many = new ArrayList<>();
        for (int n = 0; n < 80; n++) {
            many.add(
                    new Refund(
                            "re_" + n,
                            RefundAmount.of(1, "usd"),
                            RefundStatus.SUCCEEDED,
                            TestClock.NOON,
                            Optional.empty()));
        }

        settle(PaymentFacts.of(new Refunds(many)), OrderSource.NIGHTLY_SYNC);

        assertThat(told()).last().isEqualTo("3 nightly_sync: refunded 80, refund_status partial");
    }

    private static PaymentFacts refund(RefundStatus status) {
        return PaymentFacts.of(
                new Refunds(
                        List.of(
                                new Refund(
                                        "re_1",
                                        RefundAmount.of(100, "usd"),
                                        status,
                                        TestClock.NOON,
                                        Optional.empty()))));
    }

    private void settle(PaymentFacts facts, OrderSource source) {
        Await.value(
                shop.settlement.settle(
                        Observation.of(SESSION, _ -> Mono.just(facts)),
                        SettlementCause.of(source)));
    }

    private List<String> told() {
        return shop.local.keys("TIMELINE#" + SESSION).stream()
                .map(key -> key.substring(key.indexOf(" / ") + 3))
                .sorted()
                .map(sort -> new Key(Key.timeline(SESSION), sort))
                .map(key -> Await.value(shop.table.getStrongly(key)))
                .map(TimelineTest::line)
                .toList();
    }

    private static String line(Attributes item) {
        return item.number("version")
                + " "
                + item.text("source")
                + item.findText("cause").map(event -> " " + event).orElse("")
                + ": "
                + String.join(
                        ", ",
                        item.maps("changes").stream()
                                .map(
                                        change ->
                                                change.text("kind")
                                                        + change.findText("value")
                                                                .map(value -> " " + value)
                                                                .orElse(""))
                                .toList());
    }
}
