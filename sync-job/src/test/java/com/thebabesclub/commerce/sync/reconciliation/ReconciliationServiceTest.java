package com.thebabesclub.commerce.sync.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.sync.reconciliation.SyncReport.Status;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest.Trigger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.DynamoDbTap;
import com.thebabesclub.stripe.emulator.fault.CallFault;
import com.thebabesclub.stripe.emulator.fault.DeliveryFault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

class ReconciliationServiceTest {

    private final Shop shop = Shop.at("2026-11-26T02:05:00Z");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    @Case(
            id = "T-SYN-1",
            sentence =
                    "A session created just before one night's run and paid just after it is found the night after.")
    void findsASessionThatWasPaidAfterTheNightOfItsDay() {
        String session = shop.session("u1");
        moveTo("2026-11-27T02:00:00Z");
        assertThat(shop.nightly().tally().processed()).isZero();
        moveTo("2026-11-27T02:03:00Z");
        shop.pay(session);
        moveTo("2026-11-28T02:00:00Z");

        SyncReport report = shop.nightly();

        assertThat(report.status()).isEqualTo(Status.SUCCESS);
        assertThat(report.tally().created()).isEqualTo(1);
        assertThat(shop.orders("u1"))
                .containsExactly(
                        "USER#u1 / ORDER#%d#%s"
                                .formatted(
                                        Instant.parse("2026-11-26T02:05:00Z").getEpochSecond(),
                                        session));
        assertThat(order("u1"))
                .containsEntry("source", AttributeValue.fromS("nightly_sync"))
                .containsEntry("syncedAt", AttributeValue.fromS("2026-11-28T02:00:00Z"))
                .containsEntry("status", AttributeValue.fromS("completed"));
    }

    @Test
    @Case(id = "T-SYN-2", sentence = "A customer with five orders: three nights add nothing.")
    void aUserWithManyOrdersGetsNoneTwice() {
        shop.paid("u1", 5);
        assertThat(shop.nightly().tally().created()).isEqualTo(5);
        List<String> orders = shop.orders("u1");

        for (int night = 0; night < 3; night++) {
            shop.clock.advance(Duration.ofDays(1));
            SyncReport report = shop.sync(request(24 * 7, 500, false));
            assertThat(report.tally().created()).isZero();
            assertThat(report.tally().skipped()).isEqualTo(5);
        }
        assertThat(shop.orders("u1")).isEqualTo(orders);
    }

    @Test
    @Case(
            id = "T-SYN-3",
            sentence = "More sessions than a run may repair, and two kills: the runs converge.")
    void runsThatAreCappedAndKilledConvergeAndTheOldestAreNotDropped() throws InterruptedException {
        shop.paid("oldest", 100);
        shop.clock.advance(Duration.ofMinutes(1));
        shop.paid("u1", 1_100);
        SyncRequest capped = request(25, 500, false);

        killAfter(200, capped);
        assertThat(shop.sync(capped).status()).as("it has its lease").isEqualTo(Status.SKIPPED);
        shop.clock.advance(SyncLease.TIME.plusSeconds(1));
        SyncReport first = shop.sync(capped);
        assertThat(first.status()).isEqualTo(Status.PARTIAL);
        assertThat(first.tally().created()).isEqualTo(500);
        killAfter(100, capped);
        shop.clock.advance(SyncLease.TIME.plusSeconds(1));
        SyncReport last = shop.sync(capped);

        assertThat(last.status()).isEqualTo(Status.SUCCESS);
        assertThat(shop.orders("oldest")).hasSize(100);
        assertThat(shop.orders("u1")).hasSize(1_100);
        assertThat(shop.table.keys("ORDERNO#")).hasSize(1_200);
        assertThat(shop.watermark()).isEqualTo(last.window().to().getEpochSecond());
        assertThat(shop.state()).doesNotContainKey("unfinished");
    }

    @Test
    @Case(id = "T-SYN-4", sentence = "New sessions while paging: none lost, none doubled.")
    void sessionsThatAppearWhilePagingAreNeitherLostNorDoubled() {
        shop.paid("u1", 150);
        AtomicBoolean appeared = new AtomicBoolean();
        shop.table
                .tap()
                .script(
                        (call, proceed) -> {
                            if (call.operation().equals("BatchGetItem")
                                    && appeared.compareAndSet(false, true)) {
                                shop.paid("late", 40);
                            }
                            return proceed.get();
                        });

        SyncReport report = shop.nightly();

        assertThat(appeared).isTrue();
        assertThat(report.tally().created()).isEqualTo(150);
        assertThat(shop.orders("u1")).hasSize(150);
        assertThat(shop.nightly().tally().created()).isEqualTo(40);
        assertThat(shop.orders("late")).hasSize(40);
    }

    @Test
    @Case(
            id = "T-SYN-5",
            sentence =
                    "One session fails: the others are done, the run is partial, the watermark stays before it.")
    void aSessionThatCannotBeSettledHoldsTheWatermarkAndNobodyElse() {
        shop.paid("u1", 3);
        shop.clock.advance(Duration.ofMinutes(1));
        String broken = shop.paid("u2");
        Instant brokenAt = shop.clock.instant();
        shop.clock.advance(Duration.ofMinutes(1));
        shop.paid("u1", 3);
        refuseWritesOf(broken);

        SyncReport report = shop.nightly();

        assertThat(report.status()).isEqualTo(Status.PARTIAL);
        assertThat(report.tally().created()).isEqualTo(6);
        assertThat(report.tally().failedSessions()).containsExactly(broken);
        assertThat(shop.state())
                .containsEntry("watermark", AttributeValue.fromN("" + brokenAt.getEpochSecond()));

        shop.table.tap().heal();
        shop.clock.advance(Duration.ofDays(30));
        SyncReport next = shop.nightly();
        assertThat(next.status()).isEqualTo(Status.SUCCESS);
        assertThat(shop.orders("u2")).hasSize(1);
        assertThat(shop.state())
                .containsEntry(
                        "watermark",
                        AttributeValue.fromN("" + shop.clock.instant().getEpochSecond()));
    }

    @Test
    @Case(
            id = "T-SYN-6",
            sentence =
                    "Stripe answers 429 to three in ten calls: the run completes within its rate.")
    void completesWithinItsRateWhereStripeRefusesThreeInTenCalls() {
        int rate = 50;
        shop.paid("u1", 120);
        Random random = new Random(6);
        try (Turnstile door =
                new Turnstile(
                        shop.stripe.baseUrl(),
                        _ -> {
                            synchronized (random) {
                                return random.nextInt(10) < 3 ? 429 : Turnstile.PASS;
                            }
                        })) {

            SyncReport report =
                    shop.sync(Shop.KEY, door.address(), new TokenBucket(rate, System::nanoTime));

            assertThat(report.status()).isEqualTo(Status.SUCCESS);
            assertThat(report.tally().created()).isEqualTo(120);
            List<Long> calls = door.calls();
            assertThat(calls).hasSizeGreaterThan(140);
            // A second's worth may come at once, where there were fewer before.
            for (int i = 2 * rate; i < calls.size(); i++) {
                assertThat(calls.get(i) - calls.get(i - 2 * rate))
                        .as("call %d", i)
                        .isGreaterThan(Duration.ofMillis(900).toNanos());
            }
        }
        assertThat(shop.orders("u1")).hasSize(120);
    }

    @Test
    @Case(id = "T-SYN-7", sentence = "Two runs at once: one has the lease, the other is skipped.")
    void ofTwoRunsAtOnceOneIsSkipped() {
        shop.paid("u1");
        List<SyncReport> second = new ArrayList<>();
        whileHolding(() -> second.add(shop.nightly()));

        SyncReport first = shop.nightly();

        assertThat(first.status()).isEqualTo(Status.SUCCESS);
        assertThat(second).hasSize(1);
        assertThat(second.getFirst().status()).isEqualTo(Status.SKIPPED);
        assertThat(second.getFirst().tally()).isEqualTo(RunCounts.NOTHING);
        assertThat(shop.orders("u1")).hasSize(1);
    }

    @Test
    @Case(id = "T-SYN-7", sentence = "Two runs at once: one has the lease, the other is skipped.")
    void aRunThatSleptThroughItsLeaseDoesNotOverwriteTheStateOfTheNext() {
        shop.paid("u1");
        List<SyncReport> second = new ArrayList<>();
        whileHolding(
                () -> {
                    shop.clock.advance(SyncLease.TIME.plusSeconds(1));
                    second.add(shop.nightly());
                });

        SyncReport first = shop.nightly();

        assertThat(second.getFirst().status()).isEqualTo(Status.SUCCESS);
        assertThat(first.startedAt()).isBefore(second.getFirst().startedAt());
        assertThat(shop.state())
                .containsEntry(
                        "lastSyncStartedAt",
                        AttributeValue.fromS(second.getFirst().startedAt().toString()));
        assertThat(shop.orders("u1")).hasSize(1);
    }

    @Test
    @Case(id = "T-SYN-8", sentence = "A dry run writes nothing and reports the same.")
    void aDryRunReportsTheSameAndWritesNothing() {
        shop.paid("u1", 3);
        shop.nightly();
        shop.paid("u2", 2);
        Map<String, Map<String, AttributeValue>> before = shop.table.dump();

        SyncReport dry = shop.sync(request(25, 500, true));

        assertThat(shop.table.dump()).isEqualTo(before);
        assertThat(dry.tally()).isEqualTo(shop.nightly().tally());
        assertThat(dry.tally().created()).isEqualTo(2);
        assertThat(dry.tally().createdOrders()).hasSize(2);
    }

    @Test
    @Case(id = "T-SYN-10", sentence = "A paid session of which no event was ever made is found.")
    void findsAPaymentOfWhichStripeNeverMadeAnEvent() {
        shop.stripe.failDeliveries("checkout.session.completed", DeliveryFault.NEVER_GENERATED, 1);
        shop.paid("u1");

        assertThat(shop.stripe.events("checkout.session.completed")).isEmpty();
        assertThat(shop.nightly().tally().created()).isEqualTo(1);
    }

    @Test
    @Case(id = "T-SYN-11", sentence = "An order that has expired is not made again.")
    void anOrderThatHasExpiredIsNotMadeAgain() {
        shop.paid("u1");
        shop.nightly();
        delete(shop.orders("u1").getFirst());

        assertThat(shop.nightly().tally().skipped()).isEqualTo(1);
        assertThat(shop.orders("u1")).isEmpty();
    }

    @Test
    void leavesTheSessionsOfOtherApplicationsAlone() {
        shop.pay(shop.session(Map.of("app", "another")));
        shop.pay(shop.session(Map.of()));

        SyncReport report = shop.nightly();

        assertThat(report.tally().foreign())
                .isEqualTo(new ForeignSessions(2, Map.of("usd", 12_000L)));
        assertThat(report.tally().processed()).isZero();
        assertThat(shop.table.keys("USER#")).isEmpty();
    }

    @Test
    void aSettledSessionCostsAHundredthOfACallToEither() {
        shop.paid("u1", 100);
        shop.nightly();
        shop.stripe.clearRequests();
        shop.table.tap().forgetCalls();

        assertThat(shop.nightly().tally().skipped()).isEqualTo(100);

        assertThat(shop.stripe.requestCount("GET /v1/checkout/sessions")).isEqualTo(1);
        assertThat(shop.table.tap().calls())
                .filteredOn(call -> !call.request().toString().contains("MONEY#"))
                .extracting(DynamoDbTap.Call::operation)
                .as("beside what each order cost, which is put as it is")
                .containsExactly(
                        "UpdateItem",
                        "GetItem",
                        "GetItem",
                        "BatchGetItem",
                        "Query",
                        "TransactWriteItems",
                        // The sums of the two days before.
                        "Query",
                        "PutItem",
                        "Query",
                        "PutItem");
    }

    @Test
    void saysFailedWhereStripeDoesNotAnswerAndKeepsTheWatermark() {
        shop.paid("u1");
        shop.nightly();
        AttributeValue watermark = Objects.requireNonNull(shop.state().get("watermark"));
        shop.clock.advance(Duration.ofDays(1));
        shop.stripe.failCalls("GET /v1/checkout/sessions", CallFault.RATE_LIMITED, 50);

        SyncReport report = shop.nightly();

        assertThat(report.status()).isEqualTo(Status.FAILED);
        assertThat(shop.state())
                .containsEntry("watermark", watermark)
                .containsEntry("lastSyncStatus", AttributeValue.fromS("failed"));
        shop.stripe.clearFaults();
        assertThat(shop.nightly().status()).isEqualTo(Status.SUCCESS);
    }

    private void moveTo(String moment) {
        shop.clock.advance(Duration.between(shop.clock.instant(), Instant.parse(moment)));
    }

    private static SyncRequest request(int hours, int most, boolean dry) {
        return new SyncRequest(Trigger.MANUAL, Duration.ofHours(hours), most, dry);
    }

    private Map<String, AttributeValue> order(String userId) {
        return Objects.requireNonNull(shop.table.dump().get(shop.orders(userId).getFirst()));
    }

    /** Runs this once, while the first run has the lease and is in the middle of a page. */
    private void whileHolding(Runnable meanwhile) {
        AtomicBoolean done = new AtomicBoolean();
        shop.table
                .tap()
                .script(
                        (call, proceed) -> {
                            if (call.operation().equals("BatchGetItem")
                                    && done.compareAndSet(false, true)) {
                                meanwhile.run();
                            }
                            return proceed.get();
                        });
    }

    private void refuseWritesOf(String sessionId) {
        shop.table
                .tap()
                .script(
                        (call, proceed) ->
                                call.operation().equals("TransactWriteItems")
                                                && call.request()
                                                        .toString()
                                                        .contains("SESSION#" + sessionId)
                                        ? CompletableFuture.failedFuture(
                                                ProvisionedThroughputExceededException.builder()
                                                        .build())
                                        : proceed.get());
    }

    /**
     * A run whose process is gone once this many more orders are written: it holds its lease and
     * says nothing more.
     */
    private void killAfter(int orders, SyncRequest request) throws InterruptedException {
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch written = new CountDownLatch(orders);
        CountDownLatch next = new CountDownLatch(1);
        shop.table
                .tap()
                .script(
                        (call, proceed) -> {
                            boolean order =
                                    call.operation().equals("TransactWriteItems")
                                            && call.request().toString().contains("ORDERNO#");
                            if (!order) {
                                return proceed.get();
                            }
                            if (begun.getAndIncrement() >= orders) {
                                next.countDown();
                                return new CompletableFuture<>();
                            }
                            return proceed.get().whenComplete((_, _) -> written.countDown());
                        });
        var run =
                shop.reconciliation().run(request, Instant.MAX, ProgressListener.NONE).subscribe();
        assertThat(written.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(next.await(1, TimeUnit.MINUTES)).isTrue();
        run.dispose();
        shop.table.tap().heal();
    }

    private void delete(String key) {
        List<String> parts = List.of(key.split(" / ", -1));
        shop.table
                .tap()
                .direct()
                .deleteItem(
                        request ->
                                request.tableName(shop.table.name())
                                        .key(
                                                Map.of(
                                                        "PK",
                                                        AttributeValue.fromS(parts.get(0)),
                                                        "SK",
                                                        AttributeValue.fromS(parts.get(1)))))
                .join();
    }
}
