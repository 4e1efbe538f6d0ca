package com.thebabesclub.commerce.sync.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.sync.reconciliation.SyncReport.Status;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest.Trigger;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.DynamoDbTap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A run that ended early is gone on with, and two never get in each other's way. */
class ContinuationTest {

    private static final String SESSIONS = "GET /v1/checkout/sessions";

    private final Shop shop = Shop.at("2026-11-26T02:00:00Z");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void theRuleOfEveryFiveMinutesGoesOnUntilNothingIsLeftAndThenCostsOneRead() {
        shop.paid("u1", 25);
        SyncReport first = shop.sync(capped(10));
        assertThat(first.status()).isEqualTo(Status.PARTIAL);
        assertThat(first.left()).contains(new SyncReport.Left(Pass.SESSIONS, shop.clock.instant()));

        assertThat(shop.goOn(10)).map(SyncReport::status).contains(Status.PARTIAL);
        assertThat(shop.goOn(10)).map(SyncReport::status).contains(Status.SUCCESS);

        assertThat(shop.orders("u1")).hasSize(25);
        shop.table.tap().forgetCalls();
        assertThat(shop.goOn(10)).isEmpty();
        assertThat(shop.table.tap().calls())
                .extracting(DynamoDbTap.Call::operation)
                .containsExactly("GetItem");
        assertThat(shop.watermark()).isEqualTo(first.window().to().getEpochSecond());
    }

    @Test
    void aRunThatIsUnderWayIsNotGoneOnWithByAnother() {
        shop.paid("u1", 5);
        shop.sync(capped(1));
        List<Boolean> others = new ArrayList<>();
        once("BatchGetItem", () -> others.add(shop.goOn(10).isPresent()));

        shop.sync(capped(10));

        assertThat(others).containsExactly(false);
    }

    @Test
    void theShareHoldsOverAllLegsAndThePlaceIsInTheLegThatItEndedIn() {
        List<String> sessions = shop.paid("u1", 4);
        shop.nightly();
        sessions.forEach(session -> shop.stripe.refund(shop.intent(session), 100));
        shop.paid("u2", 2);

        SyncReport first = shop.sync(capped(4));

        assertThat(first.tally().created()).isEqualTo(2);
        assertThat(first.tally().drift().count(DriftKind.REFUND)).isEqualTo(2);
        assertThat(first.left()).map(SyncReport.Left::pass).contains(Pass.EVENTS);
        shop.stripe.clearRequests();
        assertThat(shop.goOn(10)).map(SyncReport::status).contains(Status.SUCCESS);
        assertThat(shop.stripe.requestCount(SESSIONS)).isZero();
        assertThat(shop.nightly().tally().drift()).isEqualTo(DriftReport.NONE);
    }

    @Test
    void aRunWhoseTimeIsUpInTheMiddleOfASessionLeavesThatToTheNext() {
        shop.paid("u1", 3);
        AtomicInteger orders = new AtomicInteger();
        shop.table
                .tap()
                .script(
                        (call, proceed) -> {
                            if (isOrder(call) && orders.incrementAndGet() == 2) {
                                return new CompletableFuture<>();
                            }
                            return proceed.get();
                        });
        Instant until = shop.clock.instant().plusMillis(500);

        SyncReport report =
                Await.value(
                        shop.reconciliation()
                                .run(Shop.nightlyRequest(), until, ProgressListener.NONE));

        assertThat(report.status()).isEqualTo(Status.PARTIAL);
        assertThat(report.tally().created()).isEqualTo(1);
        assertThat(report.tally().errors()).as("nobody's fault").isZero();
        shop.table.tap().heal();
        assertThat(shop.goOn(10)).map(SyncReport::status).contains(Status.SUCCESS);
        assertThat(shop.orders("u1")).hasSize(3);
    }

    @Test
    @Case(
            id = "F33",
            sentence =
                    "The sync dies between a page and its cursor: the page is done again, nothing doubles.")
    void aRunThatDiesBetweenAPageAndItsPlaceDoesThePageAgainAndDoublesNothing()
            throws InterruptedException {
        shop.paid("u1", 3);
        CountDownLatch dead = new CountDownLatch(1);
        shop.table
                .tap()
                .script(
                        (call, proceed) -> {
                            if (call.request().toString().contains("STRIPE_ORDER_SYNC")
                                    && call.operation().equals("TransactWriteItems")) {
                                dead.countDown();
                                return new CompletableFuture<>();
                            }
                            return proceed.get();
                        });
        var run =
                shop.reconciliation()
                        .run(Shop.nightlyRequest(), Instant.MAX, ProgressListener.NONE)
                        .subscribe();
        assertThat(dead.await(1, TimeUnit.MINUTES)).isTrue();
        run.dispose();
        shop.table.tap().heal();
        assertThat(shop.orders("u1")).hasSize(3);
        Map<String, Map<String, AttributeValue>> before = shop.table.dump();
        shop.clock.advance(SyncLease.TIME.plusSeconds(1));

        SyncReport again = shop.nightly();

        assertThat(again.status()).isEqualTo(Status.SUCCESS);
        assertThat(again.tally().skipped()).as("told as known").isEqualTo(3);
        assertThat(again.tally().created()).isZero();
        shop.orders("u1")
                .forEach(key -> assertThat(shop.table.dump().get(key)).isEqualTo(before.get(key)));
    }

    @Test
    @Case(id = "F32", sentence = "Two syncs overlap: lease and fencing number.")
    void whatAHolderThatWasOvertakenWritesOfTheStateIsRefused() {
        shop.paid("u1", 3);
        List<SyncReport> other = new ArrayList<>();
        once(
                "BatchGetItem",
                () -> {
                    shop.clock.advance(SyncLease.TIME.plusSeconds(1));
                    other.add(shop.nightly());
                });

        SyncReport overtaken = shop.nightly();

        assertThat(other.getFirst().status()).isEqualTo(Status.SUCCESS);
        assertThat(overtaken.startedAt()).isBefore(other.getFirst().startedAt());
        assertThat(shop.watermark()).isEqualTo(other.getFirst().window().to().getEpochSecond());
        assertThat(shop.state())
                .containsEntry("fence", AttributeValue.fromN("2"))
                .containsEntry(
                        "lastSyncStartedAt",
                        AttributeValue.fromS(other.getFirst().startedAt().toString()));
    }

    @Test
    @Case(id = "F34", sentence = "Stripe's list changes while paging.")
    void whatAppearsOnTopOfTheListNeitherShiftsNorDoublesAPage() {
        shop.paid("u1", 250);
        AtomicInteger pages = new AtomicInteger();
        shop.table
                .tap()
                .script(
                        (call, proceed) -> {
                            if (call.operation().equals("BatchGetItem")
                                    && pages.incrementAndGet() <= 2) {
                                shop.paid("late", 30);
                            }
                            return proceed.get();
                        });

        SyncReport report = shop.nightly();

        assertThat(report.tally().created()).isEqualTo(250);
        assertThat(report.tally().processed()).isEqualTo(250);
        assertThat(shop.nightly().tally().created()).isEqualTo(60);
    }

    @Test
    void anExplicitWindowLeavesPlaceAndWatermarkAlone() {
        shop.paid("u1");
        shop.clock.advance(Duration.ofDays(100));
        shop.nightly();
        shop.paid("u2", 3);
        shop.clock.advance(Duration.ofDays(1));
        shop.sync(capped(1));
        Map<String, AttributeValue> before = shop.state();
        SyncWindow window =
                new SyncWindow(
                        Instant.parse("2026-11-25T00:00:00Z"),
                        Instant.parse("2026-11-27T00:00:00Z"));
        List<ProgressListener.Step> steps = new ArrayList<>();

        SyncReport report =
                Await.value(
                        shop.reconciliation()
                                .run(Shop.nightlyRequest().of(window), Instant.MAX, steps::add));

        assertThat(report.status()).isEqualTo(Status.SUCCESS);
        assertThat(report.window()).isEqualTo(window);
        assertThat(report.tally().created()).isEqualTo(1);
        assertThat(shop.orders("u1")).hasSize(1);
        assertThat(shop.orders("u2")).hasSize(1);
        assertThat(shop.state()).isEqualTo(before);
        assertThat(steps)
                .extracting(ProgressListener.Step::pass)
                .containsSubsequence(Pass.values());
        assertThat(steps.getLast().share()).isEqualTo(1);
    }

    @Test
    void aPlaceThatStripeDoesNotKnowAnyMoreBeginsTheLegAgain() {
        shop.paid("u1", 5);
        shop.sync(capped(2));
        shop.placeAfter("cs_test_gone");

        assertThat(shop.goOn(10)).map(SyncReport::status).contains(Status.SUCCESS);
        assertThat(shop.orders("u1")).hasSize(5);
    }

    private static SyncRequest capped(int most) {
        return new SyncRequest(Trigger.SCHEDULED, Duration.ofHours(25), most, false);
    }

    private static boolean isOrder(DynamoDbTap.Call call) {
        return call.operation().equals("TransactWriteItems")
                && call.request().toString().contains("ORDERNO#");
    }

    private void once(String operation, Runnable meanwhile) {
        AtomicBoolean done = new AtomicBoolean();
        shop.table
                .tap()
                .script(
                        (call, proceed) -> {
                            if (call.operation().equals(operation)
                                    && done.compareAndSet(false, true)) {
                                meanwhile.run();
                            }
                            return proceed.get();
                        });
    }
}
