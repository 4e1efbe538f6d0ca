package com.thebabesclub.commerce.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;
import com.thebabesclub.commerce.settlement.SettlementResult.Change;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.DynamoDbTap;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

class SettlementServiceTest {

    private static final String SESSION = "cs_test_abc12345";

    private final Shop shop = new Shop();

    @Test
    void aPaidSessionBecomesTheOrderThatTheOwnerDescribed() {
        shop.open(SESSION);

        SettlementResult result = settle(SESSION, SessionStage.PAID, shop.event("evt_1", SESSION));

        assertThat(result.change()).isEqualTo(Change.ORDER_CREATED);
        Attributes order = order("user_12345", SESSION);
        assertThat(order.key().sort())
                .isEqualTo("ORDER#" + Shop.CREATED.getEpochSecond() + "#" + SESSION);
        assertThat(order.names())
                .contains(
                        "PK",
                        "SK",
                        "orderId",
                        "orderNumber",
                        "userId",
                        "status",
                        "amount",
                        "amountSubtotal",
                        "currency",
                        "items",
                        "itemCount",
                        "createdAt",
                        "completedAt",
                        "stripeSessionId",
                        "stripePaymentIntentId",
                        "customerEmail",
                        "shippingAddress",
                        "source",
                        "ownerVerified",
                        "amountRefunded",
                        "refundStatus",
                        "disputeStatus");
        assertThat(order.names()).doesNotContain("refunds", "disputes");
        assertThat(order.text("orderNumber")).isEqualTo("BC-ABC12345");
        assertThat(order.text("status")).isEqualTo("completed");
        assertThat(order.number("amount")).isEqualTo(8500);
        assertThat(order.number("itemCount")).isEqualTo(3);
        assertThat(order.text("createdAt")).isEqualTo("2026-11-26T11:50:00Z");
        assertThat(order.text("completedAt")).isEqualTo("2026-11-26T12:00:00Z");
        assertThat(order.map("shippingAddress").text("postalCode")).isEqualTo("M5V 1A1");
        assertThat(order.maps("items").getFirst().names())
                .contains("name", "quantity", "unitPrice", "sku", "collectionId", "amountTotal");
    }

    @Test
    void everythingThatHangsOnTheOrderIsWrittenWithIt() {
        shop.open(SESSION);

        settle(SESSION, SessionStage.PAID, shop.event("evt_1", SESSION));

        assertThat(shop.local.dump().keySet())
                .containsExactlyInAnyOrder(
                        "CART#" + Shop.CART + " / ACTIVE",
                        key(Key.emailOrder("customer@example.com", Shop.CREATED, SESSION)),
                        key(Key.event("evt_1")),
                        key(Key.orderNumber("BC-ABC12345")),
                        key(Key.orderListing(Shop.CREATED, SESSION)),
                        key(Key.timelineCommit(SESSION, 2)),
                        key(Key.todo("pack", Shop.CREATED, SESSION)),
                        key(Key.paymentIntent("pi_" + SESSION)),
                        key(Key.session(SESSION)),
                        key(Key.sessionLines(SESSION)),
                        key(Key.quoteSession(Shop.QUOTE, SESSION)),
                        key(Key.order("user_12345", Shop.CREATED, SESSION)),
                        shop.local.keys("DUE#2026112612#").getFirst());
        assertThat(find(Key.session(SESSION)).has(Attributes.EXPIRES_AT)).isFalse();
        assertThat(find(Key.activeSession(Shop.CART)).text("paidBy")).isEqualTo(SESSION);
    }

    @Test
    void theFirstDeliveryAndADuplicateStayInTheirBudgets() {
        shop.open(SESSION);
        CapacityLedger first = CapacityLedger.on(shop.local);
        settle(SESSION, SessionStage.PAID, shop.event("evt_1", SESSION));
        CapacityLedger.Usage firstUsage = first.usage();
        CapacityLedger duplicate = CapacityLedger.on(shop.local);
        SettlementResult again = settle(SESSION, SessionStage.PAID, shop.event("evt_1", SESSION));
        CapacityLedger.Usage duplicateUsage = duplicate.usage();

        System.out.println("webhook, first completed: " + firstUsage);
        System.out.println("webhook, duplicate delivery: " + duplicateUsage);
        assertThat(again.change()).isEqualTo(Change.NONE);
        assertThat(firstUsage.roundTrips()).isEqualTo(2);
        assertThat(firstUsage.writeUnits()).isLessThanOrEqualTo(26);
        assertThat(firstUsage.readUnits()).isLessThanOrEqualTo(2);
        assertThat(duplicateUsage.roundTrips()).isEqualTo(1);
        assertThat(duplicateUsage.writeUnits()).isZero();
        assertThat(duplicateUsage.readUnits()).isLessThanOrEqualTo(1.5);
    }

    @Test
    void theSameFactsFromAnotherEventWriteOnlyItsMark() {
        shop.open(SESSION);
        settle(SESSION, SessionStage.PAID, shop.event("evt_1", SESSION));
        shop.local.tap().forgetCalls();

        SettlementResult result = settle(SESSION, SessionStage.PAID, shop.event("evt_2", SESSION));

        assertThat(result.change()).isEqualTo(Change.NONE);
        assertThat(shop.local.tap().calls())
                .extracting(DynamoDbTap.Call::operation)
                .containsExactlyInAnyOrder("Query", "GetItem", "PutItem");
        assertThat(shop.local.keys("EVENT#")).hasSize(2);
    }

    @Test
    @Case(id = "T-PAY-1", sentence = "A delayed payment is pending, and paid when it arrives.")
    void aPendingPaymentBecomesAnOrderThatIsPaidLater() {
        shop.open(SESSION);

        settle(SESSION, SessionStage.UNPAID, shop.event("evt_1", SESSION));
        assertThat(order("user_12345", SESSION).text("status")).isEqualTo("pending_payment");
        assertThat(due()).containsExactly("poll#" + SESSION);

        settle(SESSION, SessionStage.PAID, shop.event("evt_2", SESSION));
        assertThat(order("user_12345", SESSION).text("status")).isEqualTo("completed");
        assertThat(due()).containsExactlyInAnyOrder("poll#" + SESSION, "mail#" + SESSION);
    }

    @Test
    @Case(id = "T-ORD-2", sentence = "A late expiry does not undo a payment.")
    void aLateExpiryOrFailureDoesNotUndoAPayment() {
        shop.open(SESSION);
        settle(SESSION, SessionStage.PAID, shop.event("evt_1", SESSION));

        for (SessionStage late :
                List.of(
                        SessionStage.OPEN,
                        SessionStage.EXPIRED,
                        SessionStage.UNPAID,
                        SessionStage.FAILED,
                        SessionStage.FREE)) {
            settle(SESSION, late, shop.event("evt_" + late, SESSION));
            assertThat(order("user_12345", SESSION).text("status")).isEqualTo("completed");
        }
        assertThat(due()).containsExactly("mail#" + SESSION);
    }

    @Test
    void anExpiredSessionHasNoOrderAndItsLinesMayGo() {
        shop.open(SESSION);

        settle(SESSION, SessionStage.EXPIRED, shop.event("evt_1", SESSION));

        assertThat(shop.local.keys("USER#")).isEmpty();
        assertThat(find(Key.sessionLines(SESSION)).number(Attributes.EXPIRES_AT))
                .isEqualTo(find(Key.session(SESSION)).number(Attributes.EXPIRES_AT));
    }

    @Test
    @Case(id = "F28", sentence = "Another amount than the quoted one: kept, for review.")
    void anotherAmountThanTheQuotedOneIsKeptForReview() {
        shop.open(SESSION);

        Await.value(
                shop.settlement.settle(
                        Shop.observed(SESSION, SessionStage.PAID, 8400),
                        shop.event("evt_1", SESSION)));

        assertThat(order("user_12345", SESSION).text("status")).isEqualTo("needs_review");
        assertThat(order("user_12345", SESSION).number("amount")).isEqualTo(8400);
    }

    @Test
    @Case(
            id = "T-DUP-3",
            sentence =
                    "Both sessions of a cart are paid: two orders, the second says of which it is a duplicate.")
    void aSecondPaymentOfOneCartIsAnOrderThatSaysSo() {
        shop.open(SESSION);
        shop.open("cs_test_second01");

        settle(SESSION, SessionStage.PAID, shop.event("evt_1", SESSION));
        SettlementResult second =
                settle(
                        "cs_test_second01",
                        SessionStage.PAID,
                        shop.event("evt_2", "cs_test_second01"));

        assertThat(second.change()).isEqualTo(Change.ORDER_CREATED);
        assertThat(order("user_12345", "cs_test_second01").text("duplicateOf")).isEqualTo(SESSION);
        assertThat(order("user_12345", SESSION).findText("duplicateOf")).isEmpty();
        assertThat(find(Key.activeSession(Shop.CART)).text("paidBy")).isEqualTo(SESSION);
    }

    @Test
    void aPendingPaymentOfACartThatIsPaidMeanwhileIsADuplicateOnceItArrives() {
        shop.open(SESSION);
        shop.open("cs_test_second01");
        settle("cs_test_second01", SessionStage.UNPAID, shop.event("evt_1", "cs_test_second01"));
        settle(SESSION, SessionStage.PAID, shop.event("evt_2", SESSION));

        settle("cs_test_second01", SessionStage.PAID, shop.event("evt_3", "cs_test_second01"));

        assertThat(order("user_12345", "cs_test_second01").text("duplicateOf")).isEqualTo(SESSION);
    }

    @Test
    void aNumberThatAnotherOrderHasIsMadeLonger() {
        shop.open("cs_test_x1ABC12345");
        shop.open("cs_test_y2ABC12345");

        settle("cs_test_x1ABC12345", SessionStage.PAID, SettlementCause.of(OrderSource.STATUS));
        settle("cs_test_y2ABC12345", SessionStage.PAID, SettlementCause.of(OrderSource.STATUS));

        assertThat(shop.local.keys("ORDERNO#"))
                .containsExactly(
                        "ORDERNO#BC-ABC12345 / METADATA", "ORDERNO#BC-Y2ABC12345 / METADATA");
    }

    @Test
    void aGuestsOrderIsFiledUnderTheEmailThatStripeCollected() {
        Await.done(shop.table.write(Write.put(linesOf("cs_test_guest001"))));

        settle("cs_test_guest001", SessionStage.PAID, SettlementCause.of(OrderSource.NIGHTLY_SYNC));

        Attributes order = order("customer@example.com", "cs_test_guest001");
        assertThat(order.flag("ownerVerified")).isFalse();
        assertThat(order.text("source")).isEqualTo("nightly_sync");
        assertThat(order.text("syncedAt")).isEqualTo("2026-11-26T12:00:00Z");
    }

    @Test
    @Case(id = "T-SYN-11", sentence = "An order that has expired is not made again.")
    void anOrderPastItsTimeIsNotWrittenAgain() {
        Shop keeping = new Shop(Optional.of(Duration.ofDays(30)));
        keeping.open(SESSION);
        keeping.clock.advance(Duration.ofDays(31));

        Await.value(
                keeping.settlement.settle(
                        Shop.observed(SESSION, SessionStage.PAID),
                        SettlementCause.of(OrderSource.NIGHTLY_SYNC)));

        assertThat(keeping.local.keys("USER#")).isEmpty();
        assertThat(keeping.local.keys("SESSION#")).hasSize(2);
    }

    @Test
    @Case(id = "T-ACK-5", sentence = "Stripe is needed and down: 5xx, nothing written.")
    void whereStripeIsNeededAndDownNothingIsWritten() {
        // Without stored lines they have to be fetched, and this shop's Stripe cannot be reached.
        assertThat(
                        catchThrowableOfType(
                                DependencyUnavailable.class,
                                () ->
                                        settle(
                                                "cs_test_nolines1",
                                                SessionStage.PAID,
                                                shop.event("evt_1", "cs_test_nolines1"))))
                .isNotNull();
        assertThat(shop.local.dump()).isEmpty();
    }

    @Test
    void whatIsErasedIsNotBroughtBackByAnyLateNews() {
        shop.open(SESSION);
        settle(SESSION, SessionStage.UNPAID, shop.event("evt_1", SESSION));

        Await.value(
                shop.settlement.settle(
                        Observation.erasure(SESSION, pointer -> true),
                        SettlementCause.of(OrderSource.ADMIN)));
        settle(SESSION, SessionStage.PAID, shop.event("evt_2", SESSION));

        Attributes order = order("user_12345", SESSION);
        assertThat(order.text("status")).isEqualTo("completed");
        assertThat(order.number("amount")).isEqualTo(8500);
        assertThat(order.names()).doesNotContain("customerEmail", "shippingAddress");
        assertThat(shop.local.dump().toString())
                .doesNotContain("Customer@Example.com")
                .doesNotContain("123 Main St");
    }

    private SettlementResult settle(String sessionId, SessionStage stage, SettlementCause cause) {
        return Await.value(shop.settlement.settle(Shop.observed(sessionId, stage), cause));
    }

    private Attributes order(String userId, String sessionId) {
        return find(Key.order(userId, Shop.CREATED, sessionId));
    }

    private Attributes find(Key key) {
        return Await.value(shop.table.getStrongly(key));
    }

    private List<String> due() {
        return shop.local.keys("DUE#").stream()
                .map(key -> key.substring(key.indexOf(" / ") + 3))
                .toList();
    }

    private static Attributes linesOf(String sessionId) {
        return Attributes.item(Key.sessionLines(sessionId)).putMaps("items", List.of()).build();
    }

    private static String key(Key key) {
        return key.partition() + " / " + key.sort();
    }
}
