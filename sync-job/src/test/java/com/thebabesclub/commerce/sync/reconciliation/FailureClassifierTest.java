package com.thebabesclub.commerce.sync.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.runtime.metric.Measurement;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.sync.reconciliation.SyncReport.Status;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.DynamoDbTap;
import com.thebabesclub.commerce.testing.HttpTap;
import com.thebabesclub.commerce.testing.LogLines;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong is counted and told, and holds up nobody else. */
class FailureClassifierTest {

    private final Shop shop = Shop.at("2026-11-26T02:00:00Z");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aKeyThatWasRevokedIsToldInASentenceAndEndsTheRunAtOnce() {
        shop.paid("u1");
        shop.stripe.clearRequests();

        SyncReport report = shop.sync("sk_test_revoked", shop.stripe.baseUrl());

        assertThat(report.status()).isEqualTo(Status.FAILED);
        assertThat(report.problems())
                .containsExactly(
                        "Stripe does not accept the key: it is wrong or revoked. See STRIPE_SECRET.");
        assertThat(shop.stripe.requests()).hasSize(1);
        assertThat(shop.state()).containsEntry("lastSyncStatus", text("failed"));
        assertThat(shop.readings)
                .contains(Metric.SYNC_RUNS.one("failed"), Metric.SYNC_ERRORS.one());
    }

    @Test
    void aKeyThatMayNotListEventsStillSettlesTheSessions() {
        String session = shop.paid("u1");
        shop.paid("u2");
        shop.nightly();
        shop.stripe.refund(shop.intent(session), 100);
        shop.paid("u3");
        shop.clock.advance(Duration.ofDays(1));
        SyncReport report;
        try (Turnstile door =
                new Turnstile(shop.stripe.baseUrl(), FailureClassifierTest::noEvents)) {
            report = shop.sync(Shop.KEY, door.address());
        }

        assertThat(report.status()).isEqualTo(Status.PARTIAL);
        assertThat(report.problems())
                .containsExactly(
                        "events: Stripe does not allow the key events.list: it is restricted.");
        assertThat(report.tally().created()).isEqualTo(1);
        assertThat(report.tally().drift().count(DriftKind.REFUND)).isEqualTo(1);
        assertThat(report.left()).contains(new SyncReport.Left(Pass.EVENTS, report.window().to()));
        assertThat(report.watermark())
                .as("not past what nobody could see")
                .contains(Instant.parse("2026-11-26T02:00:00Z"));
        assertThat(shop.goOn(500)).as("not before half an hour").isEmpty();
        shop.clock.advance(Duration.ofMinutes(31));
        assertThat(shop.goOn(500)).get().extracting(SyncReport::status).isEqualTo(Status.SUCCESS);
    }

    @Test
    void aTableThatIsNotThereIsAFailedRun() {
        failAll(
                ResourceNotFoundException.builder()
                        .awsErrorDetails(details("ResourceNotFoundException")));

        SyncReport report = shop.nightly();

        assertThat(report.status()).isEqualTo(Status.FAILED);
        assertThat(report.problems())
                .containsExactly("There is no such table. See COMMERCE_TABLE and the region.");
        assertThat(shop.stripe.requests()).isEmpty();
    }

    @Test
    void aRoleWithoutPermissionIsAFailedRun() {
        failAll(denied());

        SyncReport report = shop.nightly();

        assertThat(report.status()).isEqualTo(Status.FAILED);
        assertThat(report.problems())
                .containsExactly("The table refuses access: the job's role lacks a permission.");
    }

    @Test
    void aRoleThatMayNotWriteOrdersEndsTheRunWithItsFirst() {
        shop.paid("u1", 20);
        AtomicInteger refused = new AtomicInteger();
        shop.table
                .tap()
                .script(
                        (call, proceed) -> {
                            if (!isOrder(call)) {
                                return proceed.get();
                            }
                            refused.incrementAndGet();
                            return CompletableFuture.failedFuture(denied().build());
                        });

        SyncReport report = shop.nightly();

        assertThat(report.status()).isEqualTo(Status.FAILED);
        assertThat(refused).hasValue(1);
        assertThat(shop.table.keys("SYNC#FAILED")).as("no fault of the session's").isEmpty();
    }

    @Test
    void aTableThatThrottlesEverythingEndsTheRunAfterAFewAndTheNextDoesAll() {
        shop.paid("u1", 20);
        AtomicInteger refused = new AtomicInteger();
        shop.table
                .tap()
                .script(
                        (call, proceed) -> {
                            if (!isOrder(call)) {
                                return proceed.get();
                            }
                            refused.incrementAndGet();
                            return CompletableFuture.failedFuture(throttled());
                        });

        SyncReport report = shop.nightly();

        assertThat(refused).hasValue(5);
        assertThat(report.tally().errors()).isEqualTo(5);
        assertThat(report.problems()).containsExactly("The table did not answer, or throttled.");
        shop.table.tap().heal();
        shop.clock.advance(Duration.ofDays(1));
        assertThat(shop.nightly().status()).isEqualTo(Status.SUCCESS);
        assertThat(shop.orders("u1")).hasSize(20);
    }

    @Test
    @Case(
            id = "F8",
            sentence =
                    "Keys that a batch left unread are asked for again, never taken for missing.")
    void keysThatABatchLeftUnreadAreAskedForAgain() {
        shop.paid("u1", 10);
        shop.nightly();
        AtomicInteger batches = new AtomicInteger();
        shop.table
                .tap()
                .script(
                        (call, proceed) ->
                                call.request() instanceof BatchGetItemRequest asked
                                                && batches.getAndIncrement() < 2
                                        ? CompletableFuture.completedFuture(
                                                BatchGetItemResponse.builder()
                                                        .responses(Map.of())
                                                        .unprocessedKeys(asked.requestItems())
                                                        .build())
                                        : proceed.get());
        shop.table.tap().forgetCalls();

        SyncReport report = shop.nightly();

        assertThat(batches).hasValue(3);
        assertThat(report.tally().skipped()).isEqualTo(10);
        assertThat(shop.table.tap().calls())
                .as("none was taken for missing")
                .filteredOn(call -> call.request() instanceof QueryRequest)
                .allMatch(call -> call.request().toString().contains("ORDERS#2026-11"));
    }

    @Test
    @Case(id = "F10", sentence = "A stale read just after the payment writes nothing twice.")
    void aBatchThatIsBehindAWebhookWritesNothingTwice() {
        shop.paid("u1", 3);
        shop.nightly();
        Map<String, Map<String, AttributeValue>> before = shop.table.dump();
        shop.table
                .tap()
                .script(
                        (call, proceed) ->
                                call.operation().equals("BatchGetItem")
                                        ? CompletableFuture.completedFuture(
                                                BatchGetItemResponse.builder()
                                                        .responses(Map.of())
                                                        .build())
                                        : proceed.get());

        SyncReport report = shop.nightly();

        assertThat(report.tally().skipped()).isEqualTo(3);
        assertThat(shop.table.dump().keySet()).isEqualTo(before.keySet());
        shop.orders("u1")
                .forEach(key -> assertThat(shop.table.dump().get(key)).isEqualTo(before.get(key)));
    }

    @Test
    void aSessionThatStripeTellsInAWayThatNobodyCanReadIsCountedWithItsId() {
        shop.paid("u1");
        String odd = shop.paid("u2");
        shop.paid("u3");
        try (HttpTap tap =
                HttpTap.changing(
                        URI.create(shop.stripe.baseUrl()),
                        body ->
                                body.replaceFirst(
                                        "(\"id\"\\s*:\\s*\""
                                                + odd
                                                + "\"\\s*,\\s*\"object\"\\s*:\\s*)\"[a-z.]+\"",
                                        "$1\"checkout.riddle\""))) {

            SyncReport report = shop.sync(Shop.KEY, tap.address().toString());

            assertThat(report.status()).isEqualTo(Status.PARTIAL);
            assertThat(report.tally().failedSessions()).containsExactly(odd);
            assertThat(report.tally().created()).isEqualTo(2);
            assertThat(report.watermark()).contains(report.window().from());
        }
        assertThat(shop.nightly().status()).isEqualTo(Status.SUCCESS);
    }

    @Test
    void aPointerThatCannotBeReadIsCountedWithItsIdAndTheOthersAreDone() {
        List<String> sessions = shop.paid("u1", 3);
        shop.nightly();
        String odd = sessions.get(1);
        shop.table.lose("SESSION#" + odd, "METADATA", "stripeSessionId");
        shop.paid("u2");

        SyncReport report = shop.nightly();

        assertThat(report.status()).isEqualTo(Status.PARTIAL);
        assertThat(report.tally().failedSessions()).containsExactly(odd);
        assertThat(report.tally().skipped()).isEqualTo(2);
        assertThat(report.tally().created()).isEqualTo(1);
    }

    @Test
    @Case(
            id = "T-SYN-5",
            sentence =
                    "One session fails: the others are done, the run is partial, the watermark stays before it.")
    void whatFailsForThreeNightsIsParkedAndNoLongerHoldsTheWatermark() {
        String broken = shop.paid("u1");
        shop.paid("u2");
        refuseWritesOf(broken);
        shop.clock.advance(Duration.ofMinutes(1));

        try (LogLines log = LogLines.captured()) {
            for (int night = 1; night <= 3; night++) {
                SyncReport report = shop.nightly();
                SyncReport again = shop.nightly();

                assertThat(report.tally().errors()).as("night %d", night).isEqualTo(1);
                assertThat(report.tally().parked()).isEqualTo(night < 3 ? 0 : 1);
                assertThat(again.tally().parked()).as("by hand").isEqualTo(night < 3 ? 0 : 1);
                assertThat(shop.watermark() < report.window().to().getEpochSecond())
                        .isEqualTo(night < 3);
                shop.clock.advance(Duration.ofDays(1));
            }
            assertThat(log.with("given up by the sync"))
                    .singleElement()
                    .asString()
                    .contains(broken);
        }
        assertThat(shop.count(Metric.SYNC_PARKED)).isEqualTo(2);
        assertThat(shop.readings)
                .filteredOn(measurement -> measurement.metric() == Metric.SYNC_WATERMARK_AGE)
                .last()
                .extracting(Measurement::value)
                .isEqualTo(0L);
        assertThat(shop.table.keys("DUE#"))
                .as("asked again between the nights")
                .filteredOn(key -> key.contains("poll#" + broken + "#failed"))
                .hasSize(1);
        shop.clock.advance(Duration.ofDays(2));
        assertThat(shop.nightly().status()).as("it has left the window").isEqualTo(Status.SUCCESS);
    }

    @Test
    @Case(id = "F11", sentence = "An item past its time that is still there counts as gone.")
    void aFailureOfLongAgoCountsAsNone() {
        String broken = shop.paid("u1");
        refuseWritesOf(broken);
        shop.nightly();
        shop.clock.advance(Duration.ofDays(1));
        shop.nightly();
        shop.clock.advance(Duration.ofDays(31));

        assertThat(shop.nightly().tally().parked()).isZero();

        Map<String, AttributeValue> item =
                Objects.requireNonNull(shop.table.dump().get("SYNC#FAILED / " + broken));
        assertThat(item).containsEntry("nights", AttributeValue.fromN("1"));
    }

    @Test
    void amountsThatNoSettlementChangesAreReportedForAPerson() {
        String session = shop.paid("u1");
        shop.nightly();
        shop.overwriteTotal(session, 7000);

        SyncReport report = shop.nightly();

        assertThat(report.status()).isEqualTo(Status.SUCCESS);
        assertThat(report.tally().drift().first(DriftKind.TOTAL_MISMATCH)).containsExactly(session);
        assertThat(report.tally().skipped()).isEqualTo(1);
    }

    @Test
    void anOutageOfStripeInTheMiddleKeepsThePlaceAndTheWatermark() {
        shop.paid("u1", 3);
        shop.nightly();
        long watermark = shop.watermark();
        shop.clock.advance(Duration.ofDays(1));
        shop.paid("u2");
        shop.stripe.failCalls("GET /v1/refunds", CallFault.RATE_LIMITED, 1000);

        SyncReport report = shop.nightly();

        assertThat(report.status()).isEqualTo(Status.PARTIAL);
        assertThat(report.tally().created()).isEqualTo(1);
        assertThat(report.left()).map(SyncReport.Left::pass).contains(Pass.REFUNDS);
        assertThat(shop.watermark()).isEqualTo(watermark);
        shop.stripe.clearFaults();
        shop.stripe.clearRequests();
        shop.clock.advance(Duration.ofHours(1));
        assertThat(shop.goOn(500)).map(SyncReport::status).contains(Status.SUCCESS);
        assertThat(shop.stripe.requestCount("GET /v1/checkout/sessions"))
                .as("done already")
                .isZero();
        assertThat(shop.watermark()).isEqualTo(report.window().to().getEpochSecond());
    }

    private static int noEvents(String path) {
        return path.equals("/v1/events") ? 403 : Turnstile.PASS;
    }

    private void failAll(DynamoDbException.Builder kind) {
        DynamoDbException failure = (DynamoDbException) kind.build();
        shop.table.tap().script((_, _) -> CompletableFuture.failedFuture(failure));
    }

    private static DynamoDbException.Builder denied() {
        DynamoDbException.Builder denied = DynamoDbException.builder();
        denied.statusCode(400).awsErrorDetails(details("AccessDeniedException"));
        return denied;
    }

    private static Throwable throttled() {
        return ProvisionedThroughputExceededException.builder()
                .statusCode(400)
                .awsErrorDetails(details("ProvisionedThroughputExceededException"))
                .build();
    }

    private static AwsErrorDetails details(String code) {
        return AwsErrorDetails.builder().errorCode(code).build();
    }

    private static boolean isOrder(DynamoDbTap.Call call) {
        return call.operation().equals("TransactWriteItems")
                && call.request().toString().contains("ORDERNO#");
    }

    private void refuseWritesOf(String sessionId) {
        shop.table
                .tap()
                .script(
                        (call, proceed) ->
                                isOrder(call) && call.request().toString().contains(sessionId)
                                        ? CompletableFuture.failedFuture(throttled())
                                        : proceed.get());
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }
}
