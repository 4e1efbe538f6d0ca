package com.thebabesclub.commerce.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.Dispute;
import com.thebabesclub.commerce.domain.order.Disputes;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.RadarAlert;
import com.thebabesclub.commerce.domain.order.RadarAlerts;
import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.RefundAmount;
import com.thebabesclub.commerce.domain.order.RefundStatus;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.order.TodoReason;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What went wrong with an order, put and taken away with the commits that make and end it. */
@Case(
        id = "P5",
        sentence =
                "What needs a person is in the list of its reason from the commit that makes the "
                        + "reason to the one that ends it, whatever the order of arrival.")
class TodoTest {

    private static final String SESSION = "cs_test_todo1";
    private static final PaymentFacts PAID = paid(8500);
    private static final PaymentFacts MISPAID = paid(8400);

    private final Shop shop = new Shop();

    @Test
    void anOrderThatIsWellHasNothingToDo() {
        shop.open(SESSION);
        settle(SESSION, PAID);
        settle(SESSION, refunds(refund("re_1", 8500, RefundStatus.SUCCEEDED, 0)));

        assertThat(todo()).isEmpty();
    }

    @Test
    void anotherAmountThanQuotedIsToBeReviewedUntilItIsGivenBack() {
        shop.open(SESSION);

        settle(SESSION, MISPAID);

        assertThat(todo()).containsExactly("review " + TestClock.NOON + " 8400 usd BC-ESTTODO1");
        settle(SESSION, refunds(refund("re_1", 8000, RefundStatus.SUCCEEDED, 0)));
        assertThat(todo()).hasSize(1);
        settle(SESSION, refunds(refund("re_2", 400, RefundStatus.SUCCEEDED, 0)));
        assertThat(todo()).isEmpty();
    }

    @Test
    void aRefundThatCannotBeOfThePaymentIsToBeReviewed() {
        shop.open(SESSION);
        settle(SESSION, PAID);

        settle(SESSION, refunds(refund("re_1", 9000, RefundStatus.SUCCEEDED, 5)));

        assertThat(todo())
                .containsExactly(
                        "review " + TestClock.NOON.plusSeconds(5) + " 8500 usd BC-ESTTODO1");
        settle(SESSION, refunds(refund("re_1", 9000, RefundStatus.FAILED, 5)));
        assertThat(todo()).allMatch(line -> line.startsWith("refund "));
    }

    @Test
    void aDisputeIsThereUntilTheLastOfThemIsOver() {
        shop.open(SESSION);
        settle(SESSION, PAID);

        settle(SESSION, dispute("dp_1", "needs_response", 3, 2));
        settle(SESSION, dispute("dp_2", "warning_needs_response", 4, 1));

        assertThat(todo())
                .containsExactly(
                        "dispute " + TestClock.NOON.plusSeconds(1) + " 200 usd BC-ESTTODO1");
        settle(SESSION, dispute("dp_2", "warning_closed", 5, 1));
        assertThat(todo())
                .containsExactly(
                        "dispute " + TestClock.NOON.plusSeconds(2) + " 100 usd BC-ESTTODO1");
        settle(SESSION, dispute("dp_1", "lost", 6, 2));
        assertThat(todo()).isEmpty();
    }

    @Test
    void aRefundThatFailedWaitsForOneThatIsAskedForLater() {
        shop.open(SESSION);
        settle(SESSION, PAID);
        settle(
                SESSION,
                refunds(
                        refund("re_1", 500, RefundStatus.FAILED, 1),
                        refund("re_2", 700, RefundStatus.SUCCEEDED, 2)));
        assertThat(todo())
                .containsExactly(
                        "refund " + TestClock.NOON.plusSeconds(1) + " 500 usd BC-ESTTODO1");

        settle(SESSION, refunds(refund("re_3", 500, RefundStatus.PENDING, 3)));
        assertThat(todo()).isEmpty();

        settle(SESSION, refunds(refund("re_3", 500, RefundStatus.FAILED, 3)));
        assertThat(todo())
                .containsExactly(
                        "refund " + TestClock.NOON.plusSeconds(1) + " 1000 usd BC-ESTTODO1");
    }

    @Test
    void itCostsTwoUnitsToPutAndTwoToTakeAway() {
        shop.open(SESSION);
        settle(SESSION, PAID);
        assertThat(units(dispute("dp_1", "needs_response", 4, 1)))
                .as("with a letter")
                .isEqualTo(12);
        assertThat(units(dispute("dp_1", "under_review", 5, 1))).as("no change").isEqualTo(8);
        assertThat(units(dispute("dp_1", "won", 6, 1))).isEqualTo(10);
    }

    @Test
    void nothingOfThePersonIsInItAndErasureLeavesIt() {
        shop.open(SESSION);
        settle(SESSION, MISPAID);

        settle(SESSION, PaymentFacts.ERASED);

        assertThat(todo()).hasSize(1);
        assertThat(shop.local.dump().toString()).doesNotContain("@example.com");
    }

    @Test
    void itGoesWithTheOrder() {
        Shop keeping = new Shop(Optional.of(Duration.ofDays(30)));
        keeping.open(SESSION);
        settle(keeping, SESSION, MISPAID);

        assertThat(items(keeping).getFirst().number(Attributes.EXPIRES_AT))
                .isEqualTo(Shop.CREATED.plus(Duration.ofDays(30)).getEpochSecond());
        keeping.clock.advance(Duration.ofDays(31));
        settle(keeping, SESSION, dispute("dp_1", "needs_response", 3, 2));
        assertThat(items(keeping)).as("of an order that is gone nothing is put").hasSize(1);
    }

    @Test
    void everyOrderOfArrivalEndsWithTheSameToDos() {
        List<PaymentFacts> news =
                List.of(
                        MISPAID,
                        dispute("dp_1", "needs_response", 1, 2),
                        dispute("dp_1", "won", 9, 2),
                        refunds(refund("re_1", 500, RefundStatus.FAILED, 1)));
        Set<List<String>> endings = new HashSet<>();
        int sessions = 0;
        for (List<PaymentFacts> order : permutations(news)) {
            String session = "cs_test_todo" + String.format("%04d", ++sessions);
            shop.open(session);
            order.forEach(facts -> settle(session, facts));
            endings.add(todo(session).stream().map(line -> line.replaceAll(" BC-.*", "")).toList());
        }

        assertThat(sessions).isEqualTo(24);
        assertThat(endings)
                .containsExactly(
                        List.of(
                                "refund " + TestClock.NOON.plusSeconds(1) + " 500 usd",
                                "review " + TestClock.NOON + " 8400 usd"));
    }

    @Test
    void everyOrderOfArrivalOfAlertsEndsTheSame() {
        List<PaymentFacts> warning =
                List.of(
                        paid(SessionStage.UNPAID, 8500),
                        alert("issfr_1", RadarAlert.Kind.FRAUD_WARNING, true, 1),
                        alert("issfr_1", RadarAlert.Kind.FRAUD_WARNING, false, 1));
        List<PaymentFacts> review =
                List.of(
                        paid(SessionStage.UNPAID, 8500),
                        alert("prv_1", RadarAlert.Kind.REVIEW, false, 2),
                        alert("prv_1", RadarAlert.Kind.REVIEW, true, 2));
        Set<List<String>> endings = new HashSet<>();
        int sessions = 0;
        for (List<PaymentFacts> news : List.of(warning, review)) {
            for (List<PaymentFacts> order : permutations(news)) {
                String session = "cs_test_todo" + String.format("%04d", ++sessions);
                shop.open(session);
                order.forEach(facts -> settle(session, facts));
                settle(session, alert("prv_2", RadarAlert.Kind.REVIEW, true, 3));
                endings.add(
                        todo(session).stream().map(line -> line.replaceAll(" BC-.*", "")).toList());
            }
        }

        assertThat(endings)
                .containsExactly(List.of("review " + TestClock.NOON.plusSeconds(3) + " 8500 usd"));
    }

    private static PaymentFacts alert(String id, RadarAlert.Kind kind, boolean open, int second) {
        return PaymentFacts.of(
                new RadarAlerts(
                        List.of(
                                new RadarAlert(
                                        id,
                                        kind,
                                        open ? "rule" : "approved",
                                        TestClock.NOON.plusSeconds(second),
                                        open))));
    }

    private static <T> List<List<T>> permutations(List<T> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int first = 0; first < of.size(); first++) {
            List<T> rest = new ArrayList<>(of);
            T one = rest.remove(first);
            for (List<T> tail : permutations(rest)) {
                List<T> whole = new ArrayList<>(List.of(one));
                whole.addAll(tail);
                all.add(whole);
            }
        }
        return all;
    }

    private static PaymentFacts paid(long amount) {
        return paid(SessionStage.PAID, amount);
    }

    private static PaymentFacts paid(SessionStage stage, long amount) {
        return Shop.observed(SESSION, stage, amount).facts();
    }

    private static Refund refund(String id, long amount, RefundStatus status, int second) {
        return new Refund(
                id,
                RefundAmount.of(amount, "usd"),
                status,
                TestClock.NOON.plusSeconds(second),
                Optional.empty());
    }

    private static PaymentFacts refunds(Refund... refunds) {
        return PaymentFacts.of(new Refunds(List.of(refunds)));
    }

    private static PaymentFacts dispute(String id, String status, long revision, int second) {
        Instant created = TestClock.NOON.plusSeconds(second);
        return PaymentFacts.of(
                new Disputes(
                        List.of(
                                new Dispute(
                                        id,
                                        revision,
                                        status,
                                        "fraudulent",
                                        100,
                                        created,
                                        List.of()))));
    }

    private double units(PaymentFacts facts) {
        CapacityLedger cost = CapacityLedger.on(shop.local);
        settle(SESSION, facts);
        return cost.usage().writeUnits();
    }

    private void settle(String session, PaymentFacts facts) {
        settle(shop, session, facts);
    }

    private static void settle(Shop at, String session, PaymentFacts facts) {
        Await.value(
                at.settlement.settle(
                        Observation.of(session, _ -> Mono.just(facts)),
                        SettlementCause.of(OrderSource.STATUS)));
    }

    private List<String> todo() {
        return todo(SESSION);
    }

    private List<String> todo(String session) {
        return items(shop, session).stream()
                .map(
                        item ->
                                item.text("reason")
                                        + " "
                                        + item.text("since")
                                        + " "
                                        + item.number("amount")
                                        + " "
                                        + item.text("currency")
                                        + " "
                                        + item.text("orderNumber"))
                .toList();
    }

    private static List<Attributes> items(Shop at) {
        return items(at, SESSION);
    }

    private static List<Attributes> items(Shop at, String session) {
        return Stream.of(TodoReason.values())
                .filter(TodoReason::isTrouble)
                .map(reason -> "TODO#" + reason.text())
                .flatMap(
                        partition ->
                                at.local.keys(partition + " / ").stream()
                                        .filter(key -> key.endsWith(session))
                                        .map(key -> new Key(partition, sort(key))))
                .sorted(Comparator.comparing(Key::partition))
                .map(key -> Await.value(at.table.getStrongly(key)))
                .toList();
    }

    private static String sort(String key) {
        return key.substring(key.indexOf(" / ") + 3);
    }
}
