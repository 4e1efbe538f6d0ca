package com.thebabesclub.commerce.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.event.EventFailureReason;
import com.thebabesclub.commerce.event.UnfinishedEvent;
import com.thebabesclub.commerce.event.UnfinishedEvent.State;
import com.thebabesclub.commerce.event.UnfinishedEventRepository;
import com.thebabesclub.commerce.operator.Main;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.sync.Typed;
import com.thebabesclub.commerce.sync.Typed.Ran;
import com.thebabesclub.commerce.sync.reconciliation.MigrationCompletion;
import com.thebabesclub.commerce.sync.reconciliation.Shop;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.testing.Await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class StatusCommandTest {

    private final Shop shop = Shop.at("2026-11-26T12:00:00Z");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aShopWhoseSyncHasNeverRunIsNotWell() {
        Ran ran = status();

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.lines())
                .contains(
                        "  last run       never",
                        "  migrated       no",
                        "! The sync has never run: sync-job sync orders.");
        assertThat(status("--json").out())
                .isEqualToIgnoringNewLines(
                        """
                        {"healthy":false,\
                        "troubles":["The sync has never run: sync-job sync orders."],\
                        "due":{"depth":0,"parked":0},"events":{"failed":0,"parked":0}}""");
    }

    @Test
    void afterARunAllIsWellAndItSaysHowItWent() {
        mark();
        shop.paid("u1");
        assertThat(Typed.in(Main.PROGRAM, shop).run("sync", "orders").exit()).isZero();
        assertThat(Typed.in(Main.PROGRAM, shop).run("sync", "due").exit()).isZero();
        shop.clock().advance(Duration.ofMinutes(65));

        Ran ran = status();

        assertThat(ran.exit()).as(ran.out()).isZero();
        assertThat(ran.lines().getLast()).isEqualTo("All is well.");
        assertThat(ran.out())
                .contains("success, ended 2026-11-26T12:00:00Z (1 h 05 min ago)")
                .contains("processed 1, created 1")
                .contains("settled until  2026-11-26T12:00:00Z (1 h 05 min ago)");
        assertThat(status("--json").out())
                .isEqualToIgnoringNewLines(
                        """
                        {"healthy":true,"troubles":[],"lastRun":{"status":"success",\
                        "startedAt":"2026-11-26T12:00:00Z","completedAt":"2026-11-26T12:00:00Z",\
                        "processed":1,"created":1,"updated":0,"skipped":0,"errors":0},\
                        "watermark":"2026-11-26T12:00:00Z","watermarkAgeSeconds":3900,\
                        "due":{"depth":0,"parked":0,"sweptThrough":"2026-11-26T12:00:00Z"},\
                        "events":{"failed":0,"parked":0},"migratedAt":"2026-11-26T12:00:00Z"}""");
    }

    @Test
    void aScheduleThatDoesNotRunIsToldAfterTwentySixHoursAndTheWatermarkAfterFifty() {
        mark();
        Typed.in(Main.PROGRAM, shop).run("sync", "orders");

        shop.clock().advance(Duration.ofHours(27));
        assertThat(status().out())
                .contains("No run has ended for more than 26 hours")
                .doesNotContain("watermark");
        shop.clock().advance(Duration.ofHours(24));
        assertThat(status().out()).contains("The watermark is more than 50 hours old");
    }

    @Test
    void whatIsOwedForLongAndWhatIsParkedIsTold() {
        mark();
        Typed.in(Main.PROGRAM, shop).run("sync", "orders");
        Instant now = shop.clock().instant();
        CommerceTable table = new CommerceTable(shop.table().tapped(), shop.table().name());
        OutboxTask task =
                new OutboxTask(
                        OutboxTask.Kind.POLL,
                        now.minus(Duration.ofHours(2)),
                        "cs_test_1",
                        List.of(OutboxTask.Owed.SETTLE));
        Await.done(table.write(task.write()).then());
        Await.done(
                new UnfinishedEventRepository(table, Duration.ofDays(90), shop.clock())
                        .write(Optional.empty(), parked(now)));
        Map<String, Map<String, AttributeValue>> before = shop.table().dump();

        Ran ran = status();

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out())
                .contains(
                        "due            1, the oldest since 2026-11-26T10:00:00Z (2 h 00 min ago)")
                .contains(
                        "events         failed 0, parked 1, the oldest since 2026-11-26T12:00:00Z")
                .contains("! Tasks have been due for more than an hour")
                .contains("! Events are parked");
        assertThat(status("--json").out())
                .contains("\"due\":{\"depth\":1,\"parked\":0,\"oldest\":\"2026-11-26T10:00:00Z\"}")
                .contains(
                        "\"events\":{\"failed\":0,\"parked\":1,\"oldest\":\"2026-11-26T12:00:00Z\"}");
        assertThat(shop.table().dump()).as("nothing is written").isEqualTo(before);
    }

    @Test
    void aTableOfTheFirstFunctionsIsTold() {
        CommerceTable table = new CommerceTable(shop.table().tapped(), shop.table().name());
        Await.done(
                table.write(
                                Write.put(
                                        Attributes.item(Key.system("STRIPE_ORDER_SYNC"))
                                                .put("lastSyncStartedAt", "2026-11-26T02:00:00Z")
                                                .put("lastSyncCompletedAt", "2026-11-26T02:01:23Z")
                                                .put("lastSyncProcessed", 42)
                                                .build()))
                        .then());

        assertThat(status().out())
                .contains("unknown, ended 2026-11-26T02:01:23Z")
                .contains("! The orders of the first generation were not carried over");
        mark();
        assertThat(status().exit()).isZero();
    }

    @Test
    void aTableThatIsNotThereIsASentence() {
        Ran ran =
                Typed.in(Main.PROGRAM, shop).set("COMMERCE_TABLE", "nowhere").run("sync", "status");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err())
                .isEqualToIgnoringNewLines(
                        "There is no such table in this region: check COMMERCE_TABLE and AWS_REGION.");
    }

    private Ran status(String... options) {
        String[] arguments = new String[2 + options.length];
        arguments[0] = "sync";
        arguments[1] = "status";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return Typed.in(Main.PROGRAM, shop).run(arguments);
    }

    private void mark() {
        CommerceTable table = new CommerceTable(shop.table().tapped(), shop.table().name());
        Await.done(table.write(new MigrationCompletion(shop.clock().instant(), 0).write()).then());
    }

    private static UnfinishedEvent parked(Instant now) {
        return new UnfinishedEvent(
                "evt_1",
                "checkout.session.completed",
                now,
                Optional.empty(),
                "digest",
                State.PARKED,
                3,
                now,
                now,
                new EventFailureReason("refused", "StripeRefused", "Stripe refused a call."));
    }
}
