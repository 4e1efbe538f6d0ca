package com.thebabesclub.commerce.sync.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.sync.reconciliation.SyncReport.Status;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest.Trigger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.stripe.emulator.fault.DeliveryFault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What happens to a payment when its session has left every window. */
class LateChangeTest {

    private static final String SESSIONS = "GET /v1/checkout/sessions";

    private final Shop shop = Shop.at("2026-11-01T12:00:00Z");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aDelayedPaymentThatArrivesAWeekLaterIsFoundByItsEvent() {
        String session = shop.pending("u1");
        night();
        assertThat(shop.order("u1")).containsEntry("status", text("pending_payment"));
        nights(7);
        shop.stripe.settle(session, true);

        SyncReport report = night();

        assertThat(report.status()).isEqualTo(Status.SUCCESS);
        assertThat(report.tally().drift().first(DriftKind.ASYNC_PAYMENT)).containsExactly(session);
        assertThat(report.tally().updated()).isEqualTo(1);
        assertThat(shop.order("u1")).containsEntry("status", text("completed"));
    }

    @Test
    void aDelayedPaymentThatFailsIsToldByItsEventAlone() {
        String session = shop.pending("u1");
        shop.stripe.settle(session, false);

        SyncReport report = night();

        assertThat(report.tally().created()).isEqualTo(1);
        assertThat(report.tally().drift().count(DriftKind.ASYNC_PAYMENT)).isEqualTo(1);
        assertThat(shop.order("u1")).containsEntry("status", text("payment_failed"));
        assertThat(night().tally().drift()).isEqualTo(DriftReport.NONE);
    }

    @Test
    void aRefundOfAnOldOrderIsFoundOnceByItsEventAndNotAgainByTheList() {
        String session = shop.paid("u1");
        night();
        nights(20);
        shop.stripe.refund(shop.intent(session), 2500);

        SyncReport report = night();

        assertThat(report.tally().drift().counts()).containsExactly(Map.entry(DriftKind.REFUND, 1));
        assertThat(shop.order("u1"))
                .containsEntry("amountRefunded", number(2500))
                .containsEntry("refundStatus", text("partial"));
        assertThat(night().tally().drift()).isEqualTo(DriftReport.NONE);
    }

    @Test
    @Case(id = "T-SYN-10", sentence = "A paid session of which no event was ever made is found.")
    void aRefundAndADisputeOfWhichStripeNeverMadeAnEventAreFoundByTheLists() {
        String refunded = shop.paid("u1");
        String disputed = shop.paid("u2");
        night();
        nights(20);
        shop.stripe.failDeliveries("*", DeliveryFault.NEVER_GENERATED, 100);
        shop.stripe.refund(shop.intent(refunded), 6000);
        shop.stripe.dispute(shop.intent(disputed));
        assertThat(shop.stripe.events("refund.created")).isEmpty();

        SyncReport report = night();

        assertThat(report.tally().drift().first(DriftKind.REFUND)).containsExactly(refunded);
        assertThat(report.tally().drift().first(DriftKind.DISPUTE)).containsExactly(disputed);
        assertThat(shop.order("u1")).containsEntry("refundStatus", text("full"));
        assertThat(shop.order("u2")).containsEntry("disputeStatus", text("needs_response"));
        assertThat(shop.count(Metric.SYNC_DRIFT)).isEqualTo(2 + 2);
    }

    @Test
    @Case(
            id = "P16",
            sentence =
                    "A warning of fraud and a review that nobody told the shop of are found by the "
                            + "sync: by their events, or by their lists.")
    void alertsWhoseEventsGotLostAreFoundByTheirEvents() {
        String warned = shop.paid("u1");
        String reviewed = shop.paid("u2");
        nights(20);
        String warning = shop.stripe.warnOfFraud(shop.intent(warned));
        String review = shop.stripe.openReview(shop.intent(reviewed));

        SyncReport report = night();

        assertThat(report.tally().drift().counts()).containsExactly(Map.entry(DriftKind.ALERT, 2));
        assertThat(todos()).containsExactlyInAnyOrder("fraud " + warned, "review " + reviewed);
        assertThat(night().tally().drift()).isEqualTo(DriftReport.NONE);
        nights(5);
        shop.stripe.settleFraudWarning(warning);
        shop.stripe.closeReview(review);

        assertThat(night().tally().drift().counts()).containsExactly(Map.entry(DriftKind.ALERT, 2));
        assertThat(todos()).isEmpty();
    }

    @Test
    @Case(
            id = "P16",
            sentence =
                    "A warning of fraud and a review that nobody told the shop of are found by the "
                            + "sync: by their events, or by their lists.")
    void alertsOfWhichStripeNeverMadeAnEventAreFoundByTheirLists() {
        String warned = shop.paid("u1");
        String reviewed = shop.paid("u2");
        String both = shop.paid("u3");
        nights(20);
        shop.stripe.failDeliveries("*", DeliveryFault.NEVER_GENERATED, 100);
        shop.stripe.warnOfFraud(shop.intent(warned));
        shop.stripe.openReview(shop.intent(reviewed));
        shop.stripe.warnOfFraud(shop.intent(both));
        shop.stripe.closeReview(shop.stripe.openReview(shop.intent(both)));
        assertThat(shop.stripe.events("review.opened")).isEmpty();
        shop.clock.advance(Duration.ofHours(1));
        SyncReport dry = dry();

        SyncReport report = shop.nightly();

        assertThat(report.tally()).isEqualTo(dry.tally());
        assertThat(report.tally().drift().counts()).containsExactly(Map.entry(DriftKind.ALERT, 4));
        assertThat(todos())
                .containsExactlyInAnyOrder(
                        "fraud " + warned, "review " + reviewed, "fraud " + both);
        assertThat(night().tally().drift()).isEqualTo(DriftReport.NONE);
    }

    @Test
    void whatTheBankDecidesOfAnOldDisputeIsFoundByItsEvent() {
        String session = shop.paid("u1");
        String dispute = shop.stripe.dispute(shop.intent(session));
        night();
        nights(6);
        shop.stripe.decideDispute(dispute, true);

        assertThat(night().tally().drift().count(DriftKind.DISPUTE)).isEqualTo(1);
        assertThat(shop.order("u1")).containsEntry("disputeStatus", text("won"));
        assertThat(night().tally().drift()).isEqualTo(DriftReport.NONE);
    }

    @Test
    void aRefundThatTheBankSendsBackLaterIsFound() {
        String session = shop.paid("u1");
        String refund = shop.stripe.refundPending(shop.intent(session), 6000);
        night();
        assertThat(shop.order("u1")).containsEntry("refundStatus", text("pending"));
        nights(10);
        shop.stripe.failRefund(refund);

        night();

        assertThat(shop.order("u1")).containsEntry("refundStatus", text("none"));
    }

    @Test
    void aRefundOfAnOrderThatIsMissingBringsTheOrderToo() {
        String session = shop.paid("u1");
        shop.clock.advance(Duration.ofDays(20));
        shop.stripe.refund(shop.intent(session), 1000);

        SyncReport dry = dry();
        SyncReport report = shop.nightly();

        assertThat(report.tally()).isEqualTo(dry.tally());
        assertThat(report.tally().createdOrders()).hasSize(1);
        assertThat(report.tally().drift().counts())
                .containsExactly(Map.entry(DriftKind.MISSING, 1));
        assertThat(shop.order("u1")).containsEntry("amountRefunded", number(1000));
    }

    @Test
    void whatIsKnownCostsNoCallBeyondTheLists() {
        List<String> sessions = shop.paid("u1", 10);
        sessions.forEach(session -> shop.stripe.refund(shop.intent(session), 100));
        shop.stripe.dispute(shop.intent(sessions.getFirst()));
        night();
        shop.stripe.clearRequests();
        shop.table.tap().forgetCalls();

        SyncReport again = shop.nightly();

        assertThat(again.tally().drift()).isEqualTo(DriftReport.NONE);
        assertThat(again.tally().skipped()).isEqualTo(10);
        assertThat(shop.stripe.requests())
                .extracting(entry -> entry.route())
                .containsExactlyInAnyOrder(
                        SESSIONS,
                        "GET /v1/events",
                        "GET /v1/refunds",
                        "GET /v1/disputes",
                        "GET /v1/radar/early_fraud_warnings",
                        "GET /v1/reviews",
                        "GET /v1/balance_transactions");
        assertThat(shop.table.tap().calls())
                .extracting(call -> call.operation())
                .containsOnly(
                        "UpdateItem",
                        "GetItem",
                        "BatchGetItem",
                        "Query",
                        "PutItem",
                        "TransactWriteItems");
        assertThat(shop.table.tap().calls())
                .filteredOn(call -> !call.request().toString().contains("MONEY#"))
                .as("with the shop's list, and the sums of the days before")
                .hasSizeLessThan(14 + 3 + 2 * 3);
    }

    @Test
    void aRefundOfAnotherSystemIsAskedForOnceAndLeftAlone() {
        String session = shop.session(Map.of("app", "another"));
        shop.pay(session);
        String intent = shop.intent(session);
        shop.stripe.refund(intent, 100);
        shop.stripe.refund(intent, 200);
        shop.stripe.clearRequests();

        SyncReport report = night();

        assertThat(report.status()).isEqualTo(Status.SUCCESS);
        assertThat(report.tally().drift()).isEqualTo(DriftReport.NONE);
        assertThat(shop.table.keys("USER#")).isEmpty();
        assertThat(shop.stripe.requestCount(SESSIONS))
                .as("the list, and one question")
                .isEqualTo(2);
    }

    @Test
    @Case(id = "T-SYN-8", sentence = "A dry run writes nothing and reports the same.")
    void aDryRunReportsTheSameDriftOfEverySortAndWritesNothing() throws StripeException {
        String old = shop.paid("u1");
        String behind = shop.pending("u2");
        String disputed = shop.paid("u3");
        String failing = shop.pending("u4");
        night();
        nights(3);
        shop.stripe.refund(shop.intent(old), 100);
        shop.stripe.refund(shop.intent(old), 200);
        shop.stripe.settle(behind, true);
        shop.stripe.settle(failing, false);
        shop.stripe.dispute(shop.intent(disputed));
        String fresh = shop.paid("u5");
        shop.stripe.refund(shop.intent(fresh), 300);
        shop.clock.advance(Duration.ofDays(1));
        Map<String, Map<String, AttributeValue>> before = shop.table.dump();

        SyncReport dry = dry();

        assertThat(shop.table.dump()).isEqualTo(before);
        SyncReport wet = shop.nightly();
        assertThat(dry.tally()).isEqualTo(wet.tally());
        assertThat(dry.status()).isEqualTo(wet.status());
        assertThat(wet.tally().drift().counts())
                .isEqualTo(
                        Map.of(
                                DriftKind.MISSING, 1,
                                DriftKind.ASYNC_PAYMENT, 2,
                                DriftKind.REFUND, 3,
                                DriftKind.DISPUTE, 1));
    }

    @Test
    void anEventThatFailedBeforeLeavesTheListOfTheUnfinished() {
        String session = shop.paid("u1");
        night();
        shop.stripe.refund(shop.intent(session), 100);
        night();

        assertThat(shop.table.keys("EVENT#"))
                .as("the sync's work for an event is that event's work")
                .hasSize(1);
    }

    private SyncReport night() {
        shop.clock.advance(Duration.ofDays(1));
        return shop.nightly();
    }

    /** So many nights on which nothing happens. */
    private void nights(int nights) {
        for (int i = 0; i < nights; i++) {
            night();
        }
    }

    /** What went wrong: why, and of which session. */
    private List<String> todos() {
        return shop.table.keys("TODO#").stream()
                .filter(key -> !key.startsWith("TODO#pack"))
                .map(key -> key.replaceAll("TODO#(\\w+) / \\d+#", "$1 "))
                .toList();
    }

    private SyncReport dry() {
        return shop.sync(new SyncRequest(Trigger.MANUAL, Duration.ofHours(25), 500, true));
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue number(long number) {
        return AttributeValue.fromN("" + number);
    }
}
