package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.event.EventFailureReason;
import com.thebabesclub.commerce.event.UnfinishedEvent;
import com.thebabesclub.commerce.event.UnfinishedEvent.State;
import com.thebabesclub.commerce.event.UnfinishedEventRepository;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.DynamoDbTap;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

class AdminTest extends DashboardTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String FUNCTION =
            "/2015-03-31/functions/babes-website-stripe-nightly-sync/invocations";

    @AfterEach
    void clean() {
        dashboard().lambda.answers(202);
        dashboard().remove(Key.system("STRIPE_ORDER_SYNC"));
        dashboard().remove(Key.system("SYNC_LEASE"));
        for (int hour = 1; hour <= 3; hour++) {
            dashboard().remove(Key.system("RUN#2026-11-2" + hour + "T02:00:00Z"));
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aSyncIsStartedThroughLambdaAndNotWaitedFor(Door door) {
        dashboard().lambda.forget();

        WebAnswer answer =
                door.ask(post("{\"lookbackHours\":48,\"maxSessions\":100,\"dryRun\":true}"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"started\":true}");
        assertThat(door.ask(post("{}")).status()).isEqualTo(202);
        assertThat(dashboard().lambda.invoked())
                .containsExactly(
                        new LambdaApi.Invoked(
                                FUNCTION,
                                "Event",
                                "{\"lookbackHours\":48,\"maxSessions\":100,\"dryRun\":true}"),
                        new LambdaApi.Invoked(FUNCTION, "Event", "{}"));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aWishThatTheJobCannotFollowIsRefusedBeforeLambda(Door door) {
        dashboard().lambda.forget();
        for (String body :
                List.of(
                        "{\"lookbackHours\":0}",
                        "{\"lookbackHours\":8761}",
                        "{\"lookbackHours\":1.5}",
                        "{\"maxSessions\":100001}",
                        "{\"dryRun\":\"yes\"}",
                        "{\"passes\":[\"due\"]}",
                        "[]")) {
            assertThat(door.ask(post(body)).status()).as(body).isEqualTo(400);
        }
        assertThat(dashboard().lambda.invoked()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aLambdaThatIsDownIs503AndAFunctionThatIsNotThereAFaultOfOurs(Door door) {
        dashboard().lambda.answers(503);
        assertThat(door.ask(post("{}")).status()).isEqualTo(503);
        dashboard().lambda.answers(429);
        assertThat(door.ask(post("{}")).status()).isEqualTo(503);
        dashboard().lambda.answers(404);
        WebAnswer missing = door.ask(post("{}"));
        assertThat(missing.status()).isEqualTo(500);
        assertThat(missing.body()).doesNotContain("babes-website").doesNotContain("Lambda");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void theSyncTellsHowItStandsAndHowItWent(Door door) {
        assertThat(door.ask(get("/admin/sync")).body())
                .isEqualTo("{\"running\":false,\"last\":null,\"runs\":[],\"nextCursor\":null}");
        synced(TestClock.NOON.minusSeconds(3600));
        for (int hour = 1; hour <= 3; hour++) {
            run("2026-11-2" + hour + "T02:00:00Z");
        }
        dashboard()
                .put(
                        Attributes.item(Key.system("SYNC_LEASE"))
                                .put("leaseUntil", TestClock.NOON.getEpochSecond() + 60)
                                .put("fence", 4)
                                .build());

        CapacityLedger cost = CapacityLedger.on(dashboard().local);
        String body = door.ask(get("/admin/sync?limit=2")).body();

        assertThat(cost.usage().roundTrips()).isEqualTo(1);
        assertThat(body).contains("\"drift\":{\"missing\":2}");
        assertThat(body)
                .contains(
                        "\"running\":true",
                        "\"last\":{\"startedAt\":\"2026-11-26T02:00:00Z\",\"completedAt\":\"2026-11-26T02:01:00Z\","
                                + "\"status\":\"success\",\"processed\":42,\"created\":3,\"updated\":1,\"skipped\":38,"
                                + "\"errors\":0,\"watermark\":"
                                + (TestClock.NOON.getEpochSecond() - 3600)
                                + ",\"unfinished\":false}")
                .containsSubsequence("2026-11-23T02:00:00Z", "2026-11-22T02:00:00Z")
                .doesNotContain("2026-11-21T02:00:00Z");
        String cursor = body.replaceAll("(?s).*\"nextCursor\":\"([^\"]+)\".*", "$1");
        assertThat(door.ask(get("/admin/sync?limit=2&cursor=" + cursor)).body())
                .contains("2026-11-21T02:00:00Z")
                .doesNotContain("2026-11-22T02:00:00Z");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void anOrderIsFoundByItsNumberItsSessionAndItsPayment(Door door) {
        String id = "cs_test_searched" + (10_000_000 + COUNT.incrementAndGet());
        String email = "searched@example.com";
        dashboard().guestOrder(id, email, TestClock.NOON.minusSeconds(60), SessionStage.PAID);
        String number = "BC-" + id.substring(id.length() - 8);

        String bySession = door.ask(get("/admin/orders?session=" + id)).body();

        assertThat(bySession)
                .contains(
                        """
                        {"session":{"sessionId":"%s","stage":"complete/paid",\
                        "createdAt":"2026-11-26T11:59:00Z","version":2,\
                        "userId":"searched@example.com","ownerVerified":false,"source":"webhook",\
                        "duplicateOf":null,"evidenceDueBy":null,"alerts":[]},"order":{"orderId":\"\
                        """
                                .formatted(id),
                        "\"orderNumber\":\"" + number + "\"");
        assertThat(door.ask(get("/admin/orders?number=" + number)).body()).isEqualTo(bySession);
        assertThat(door.ask(get("/admin/orders?number=%20" + number.replace("BC", "bc"))).body())
                .isEqualTo(bySession);
        assertThat(door.ask(get("/admin/orders?payment=pi_" + id)).body()).isEqualTo(bySession);
        assertThat(door.ask(get("/admin/orders?number=BC-NOBODY00")).status()).isEqualTo(404);
        assertThat(door.ask(get("/admin/orders?session=cs_test_nobody")).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aSearchForNothingOrForTwoThingsIsRefused(Door door) {
        dashboard().local.tap().forgetCalls();
        for (String query :
                List.of(
                        "",
                        "?number=BC-1&session=cs_test_1",
                        "?number=1",
                        "?session=USER%231",
                        "?payment=ch_1",
                        "?email=ann@example.com")) {
            assertThat(door.ask(get("/admin/orders" + query)).status()).as(query).isEqualTo(400);
        }
        assertThat(dashboard().local.tap().calls()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void healthTellsOfASyncThatIsLateOrHasNeverRun(Door door) {
        assertThat(door.ask(get("/admin/health")).body())
                .contains("\"status\":\"degraded\"", "\"sync\":{\"status\":\"never\"");
        synced(TestClock.NOON.minus(Duration.ofHours(49)));
        assertThat(door.ask(get("/admin/health")).body())
                .contains(
                        "\"status\":\"ok\"",
                        "\"sync\":{\"status\":\"ok\",\"lastStatus\":\"success\","
                                + "\"lastCompletedAt\":\"2026-11-26T02:01:00Z\","
                                + "\"settledUntil\":\"2026-11-24T11:00:00Z\"}");
        synced(TestClock.NOON.minus(Duration.ofHours(50)));
        assertThat(door.ask(get("/admin/health")).body())
                .contains("\"status\":\"degraded\"", "\"sync\":{\"status\":\"late\"");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void healthTellsOfEventsThatWaitForSomebody(Door door) {
        synced(TestClock.NOON);
        unfinished("evt_waiting", State.PARKED, 0);

        assertThat(door.ask(get("/admin/health")).body())
                .contains(
                        "\"status\":\"degraded\"",
                        "\"sync\":{\"status\":\"ok\"",
                        "\"webhook\":{\"status\":\"degraded\"",
                        "\"failed\":0,\"parked\":1,\"failures\":{\"broken\":1},"
                                + "\"oldestFailedAt\":\"2026-11-26T12:00:00Z\"");
        dashboard().remove(Key.unfinished(TestClock.NOON, "evt_waiting"));
        dashboard().remove(Key.event("evt_waiting"));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatCouldNotBeDoneIsListedByStateTheOldestFirst(Door door) {
        for (int n = 0; n < 4; n++) {
            unfinished("evt_" + n, n % 2 == 0 ? State.FAILED : State.PARKED, n);
        }

        String all = door.ask(get("/admin/events")).body();

        assertThat(all)
                .containsSubsequence("evt_0", "evt_1", "evt_2", "evt_3")
                .contains(
                        """
                        {"eventId":"evt_1","type":"checkout.session.completed","state":"parked",\
                        "objectId":"cs_test_1","createdAt":"2026-11-26T11:00:00Z","attempts":3,\
                        "firstFailedAt":"2026-11-26T12:00:01Z",\
                        "lastFailedAt":"2026-11-26T12:00:00Z","error":{"kind":"broken",\
                        "type":"MalformedItem","sentence":"It is broken."}}\
                        """);
        assertThat(door.ask(get("/admin/events?state=parked")).body())
                .contains("evt_1", "evt_3")
                .doesNotContain("evt_0", "evt_2");
        String first = door.ask(get("/admin/events?limit=2&state=failed")).body();
        assertThat(first).contains("evt_0").doesNotContain("evt_2");
        String cursor = first.replaceAll("(?s).*\"nextCursor\":\"([^\"]+)\".*", "$1");
        assertThat(door.ask(get("/admin/events?limit=2&state=failed&cursor=" + cursor)).body())
                .contains("evt_2")
                .doesNotContain("evt_0");
        assertThat(door.ask(get("/admin/events?state=parked&cursor=" + cursor)).status())
                .isEqualTo(400);
        assertThat(door.ask(get("/admin/events?state=done")).status()).isEqualTo(400);
        for (int n = 0; n < 4; n++) {
            dashboard().remove(Key.unfinished(TestClock.NOON.plusSeconds(n), "evt_" + n));
            dashboard().remove(Key.event("evt_" + n));
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void anEventIsReplayedByItsIdAndTwiceIsOnce(Door door) {
        String user = "replayed-" + COUNT.incrementAndGet();
        String event = dashboard().untoldPayment(user);

        assertThat(door.ask(replay(event)).body())
                .isEqualTo(
                        """
                        {"eventId":"%s","type":"checkout.session.completed","result":"done",\
                        "detail":"ORDER_CREATED"}\
                        """
                                .formatted(event));
        assertThat(door.ask(replay(event)).body()).contains("\"detail\":\"KNOWN\"");
        assertThat(dashboard().local.keys("USER#" + user + " / ORDER#")).hasSize(1);
        assertThat(door.ask(replay("evt_nowhere")).status()).isEqualTo(404);
        dashboard().stripe.clearRequests();
        assertThat(door.ask(replay("cs_test_1")).status()).isEqualTo(404);
        assertThat(door.ask(replay("evt_%2F..")).status()).isIn(400, 404);
        assertThat(dashboard().stripe.requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P20",
            sentence = "What an operator did about an order stands beside what happened to it.")
    void whoReplaysAnEventStandsAtItsOrder(Door door) {
        String event = dashboard().untoldPayment("audited-" + COUNT.incrementAndGet());
        door.ask(replay(event));
        String session =
                dashboard().local.keys("TIMELINE#cs").stream()
                        .filter(key -> key.endsWith("#replay#" + event))
                        .map(key -> key.substring("TIMELINE#".length(), key.indexOf(" / ")))
                        .findFirst()
                        .orElseThrow();

        assertThat(door.ask(get("/admin/orders/" + session)).body())
                .contains("\"acts\":[{\"act\":\"replay\",\"at\":\"2026-11-26T12:00:00Z\",\"by\":\"")
                .contains("\"cause\":\"" + event + "\"}]")
                .contains("\"timeline\":[{\"version\":2,");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aParkedEventThatIsReplayedLeavesTheList(Door door) {
        String event = dashboard().untoldPayment("parked-" + COUNT.incrementAndGet());
        unfinished(event, State.PARKED, 30);

        assertThat(door.ask(replay(event)).body()).contains("\"result\":\"done\"");

        assertThat(dashboard().local.keys("FAILED / ")).noneMatch(key -> key.endsWith(event));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aReplayMakesAndEndsWhatNeedsAPerson(Door door) {
        String user = "disputing-" + COUNT.incrementAndGet();
        String session = dashboard().sessionAtStripe();
        dashboard().open(session, user, Instant.ofEpochSecond(TestClock.NOON.getEpochSecond()));
        String intent = dashboard().stripe.pay(session).path("payment_intent").asText();
        door.ask(replay(dashboard().stripe.lastEvent("checkout.session.completed").id()));
        String dispute = dashboard().stripe.dispute(intent);

        door.ask(replay(dashboard().stripe.lastEvent("charge.dispute.created").id()));

        assertThat(dashboard().local.keys("TODO#dispute / "))
                .anyMatch(key -> key.endsWith(session));

        dashboard().stripe.decideDispute(dispute, true);
        door.ask(replay(dashboard().stripe.lastEvent("charge.dispute.closed").id()));

        assertThat(dashboard().local.keys("TODO#dispute / "))
                .noneMatch(key -> key.endsWith(session));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void anEventThatFailsAgainIsOnTheList(Door door) {
        String event = dashboard().untoldPayment("failing-" + COUNT.incrementAndGet());
        dashboard().local.tap().script(AdminTest::withoutCommits);
        try {
            assertThat(door.ask(replay(event)).body()).contains("\"result\":\"failed\"");
        } finally {
            dashboard().local.tap().heal();
        }

        assertThat(dashboard().local.keys("FAILED / ")).anyMatch(key -> key.endsWith(event));
        assertThat(door.ask(replay(event)).body()).contains("\"result\":\"done\"");
    }

    /** Commits fail, and the small transaction that records a failure does not. */
    private static CompletableFuture<?> withoutCommits(
            DynamoDbTap.Call call, Supplier<CompletableFuture<?>> proceed) {
        return call.request() instanceof TransactWriteItemsRequest writes
                        && writes.transactItems().size() > 2
                ? CompletableFuture.failedFuture(SdkClientException.create("connection reset"))
                : proceed.get();
    }

    private WebRequest replay(String eventId) {
        return WebRequest.of("POST", "/admin/events/" + eventId + "/replay")
                .bearer(dashboard().admin());
    }

    private void unfinished(String eventId, State state, int second) {
        UnfinishedEventRepository events =
                new UnfinishedEventRepository(
                        dashboard().table, Duration.ofDays(90), dashboard().clock);
        Await.done(
                events.write(
                        Optional.empty(),
                        new UnfinishedEvent(
                                eventId,
                                "checkout.session.completed",
                                TestClock.NOON.minusSeconds(3600),
                                Optional.of("cs_test_1"),
                                "digest",
                                state,
                                3,
                                TestClock.NOON.plusSeconds(second),
                                TestClock.NOON,
                                new EventFailureReason(
                                        "broken", "MalformedItem", "It is broken."))));
    }

    private void synced(Instant watermark) {
        dashboard()
                .put(
                        Attributes.item(Key.system("STRIPE_ORDER_SYNC"))
                                .put("lastSyncStartedAt", "2026-11-26T02:00:00Z")
                                .put("lastSyncCompletedAt", "2026-11-26T02:01:00Z")
                                .put("lastSyncStatus", "success")
                                .put("lastSyncProcessed", 42)
                                .put("lastSyncCreated", 3)
                                .put("lastSyncUpdated", 1)
                                .put("lastSyncSkipped", 38)
                                .put("lastSyncErrors", 0)
                                .put("watermark", watermark.getEpochSecond())
                                .build());
    }

    private void run(String startedAt) {
        dashboard()
                .put(
                        Attributes.item(Key.system("RUN#" + startedAt))
                                .put("trigger", "scheduled")
                                .put("status", "success")
                                .put("startedAt", startedAt)
                                .put("processed", 1)
                                .put("drift", Attributes.map().put("missing", 2).build())
                                .build());
    }

    private WebRequest get(String target) {
        return WebRequest.get(target).bearer(dashboard().admin());
    }

    private WebRequest post(String body) {
        return WebRequest.post("/admin/sync", body).bearer(dashboard().admin());
    }
}
