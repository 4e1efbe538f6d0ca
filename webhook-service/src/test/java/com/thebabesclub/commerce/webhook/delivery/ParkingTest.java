package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.event.DeadLetterPublisher;
import com.thebabesclub.commerce.event.UnfinishedEvent;
import com.thebabesclub.commerce.event.UnfinishedEvent.State;
import com.thebabesclub.commerce.event.UnfinishedEventRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.LogLines;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What becomes of events whose work fails, through the route. */
class ParkingTest {

    private static final String COMPLETED = "checkout.session.completed";

    private final Letters letters = new Letters();
    private WebhookShop shop;

    /** A dead-letter queue in memory. */
    private static final class Letters implements DeadLetterPublisher {

        private final List<UnfinishedEvent> sent = new ArrayList<>();
        private boolean down;

        @Override
        public Mono<Void> send(UnfinishedEvent event) {
            return Mono.defer(
                    () -> {
                        if (down) {
                            return Mono.error(new IllegalStateException("the queue is down"));
                        }
                        sent.add(event);
                        return Mono.empty();
                    });
        }
    }

    @BeforeEach
    void start() {
        shop = new WebhookShop(Map.of(), letters);
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    @Case(
            id = "T-ACK-6",
            sentence =
                    "An event that can never succeed is parked after its attempts, listed, and replayable.")
    void whatCanNeverSucceedIsParkedAtTheThirdAttemptAndToldOnce() throws Exception {
        WebRequest unknown = ofAnUnknownSession();
        try (LogLines log = LogLines.captured()) {
            assertThat(List.of(ask(unknown), ask(unknown), ask(unknown), ask(unknown)))
                    .containsExactly(500, 500, 200, 200);
            assertThat(log.with("\"Webhook event failed\"")).hasSize(2);
            assertThat(log.with("\"Webhook event parked\""))
                    .hasSize(2)
                    .allSatisfy(
                            line ->
                                    assertThat(line)
                                            .contains("\"kind\":\"refused\"")
                                            .doesNotContain("@"));
        }

        assertThat(listed())
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.state()).isEqualTo(State.PARKED);
                            assertThat(event.attempts()).isEqualTo(4);
                            assertThat(event.firstSeen()).isEqualTo(shop.clock.instant());
                            assertThat(event.objectId()).contains("cs_test_unknown");
                            assertThat(event.error().type()).isEqualTo("StripeRefused");
                            assertThat(event.error().sentence()).contains("404 resource_missing");
                        });
        assertThat(letters.sent).extracting(UnfinishedEvent::attempts).containsExactly(3);
        assertThat(shop.local.keys("USER#")).isEmpty();
        assertThat(scrape())
                .contains("commerce_webhook_failures_total{kind=\"refused\"} 4.0")
                .contains("commerce_webhooks_parked_total 1.0");
    }

    @Test
    void anOrderThatCouldNotBeWrittenIsCounted() throws Exception {
        shop.stripe.pay(shop.open());
        refuseCommits();

        assertThat(ask(shop.delivery(COMPLETED))).isEqualTo(503);

        assertThat(scrape()).contains("commerce_snapshot_failures_total{source=\"webhook\"} 1.0");
    }

    @Test
    @Case(
            id = "T-ACK-6",
            sentence =
                    "An event that can never succeed is parked after its attempts, listed, and replayable.")
    void aParkedEventThatIsDeliveredOnceMoreAndSucceedsIsDoneAndListedNoMore() throws Exception {
        WebRequest unknown = ofAnUnknownSession();
        ask(unknown);
        ask(unknown);
        ask(unknown);
        assertThat(listed()).hasSize(1);

        shop.checkouts.keepLines("cs_test_unknown", 6000);
        assertThat(ask(unknown)).isEqualTo(200);

        assertThat(listed()).isEmpty();
        assertThat(shop.local.keys("FAILED")).isEmpty();
        assertThat(shop.local.keys("USER#")).hasSize(1);
        assertThat(state()).isEqualTo("done");
    }

    @Test
    void anOutageIsNeverParkedBeforeFortyEightHoursAndParkedAfter() throws StripeException {
        shop.stripe.pay(shop.open());
        refuseCommits();
        for (int i = 0; i < 5; i++) {
            assertThat(ask(shop.delivery(COMPLETED))).isEqualTo(503);
        }
        shop.clock.advance(Duration.ofDays(2).minusSeconds(1));
        assertThat(ask(shop.delivery(COMPLETED))).isEqualTo(503);
        assertThat(listed()).extracting(UnfinishedEvent::state).containsExactly(State.FAILED);

        shop.clock.advance(Duration.ofSeconds(1));
        assertThat(ask(shop.delivery(COMPLETED))).isEqualTo(200);
        assertThat(listed()).extracting(UnfinishedEvent::state).containsExactly(State.PARKED);
        assertThat(letters.sent).hasSize(1);

        shop.local.tap().heal();
        assertThat(ask(shop.delivery(COMPLETED))).isEqualTo(200);
        assertThat(listed()).isEmpty();
        assertThat(shop.local.keys("USER#")).hasSize(1);
    }

    @Test
    @Case(
            id = "T-ACK-4",
            sentence =
                    "The table is down at the commit: 5xx, no mark of completion, the redelivery succeeds.")
    @Case(
            id = "F3",
            sentence = "The table throttles for good at a webhook: 5xx, no mark of completion.")
    void whereEvenTheFailureCannotBeWrittenTheEventIsDeliveredAgain() throws StripeException {
        shop.stripe.pay(shop.open());
        shop.local.tap().script((_, _) -> reset());
        assertThat(ask(shop.delivery(COMPLETED))).isEqualTo(503);
        assertThat(shop.local.keys("EVENT#")).isEmpty();

        shop.local.tap().heal();
        assertThat(ask(shop.delivery(COMPLETED))).isEqualTo(200);
        assertThat(shop.local.keys("FAILED")).isEmpty();
    }

    @Test
    @Case(
            id = "F12",
            sentence =
                    "The ledger has forgotten an event that is resent: the deterministic key stops the duplicate.")
    void anEventThatTheLedgerHasForgottenChangesNothing() throws Exception {
        shop.stripe.pay(shop.open());
        ask(shop.delivery(COMPLETED));
        shop.checkouts.forgetEvent(shop.stripe.lastEvent(COMPLETED).id());
        List<String> before = shop.local.keys("");

        assertThat(ask(shop.delivery(COMPLETED))).isEqualTo(200);

        assertThat(shop.local.keys("USER#")).hasSize(1);
        assertThat(shop.local.keys("")).hasSize(before.size() + 1).containsAll(before);
    }

    @Test
    void aFailedEventWhoseNewsAnotherBroughtMeanwhileIsDoneToo() throws Exception {
        shop.stripe.pay(shop.open());
        WebRequest delivery = shop.delivery(COMPLETED);
        refuseCommits();
        ask(delivery);
        shop.local.tap().heal();
        assertThat(ask(shop.resigned(delivery, body -> body.replace("evt_", "evt_twin_"))))
                .isEqualTo(200);
        assertThat(listed()).hasSize(1);

        assertThat(ask(delivery)).isEqualTo(200);
        assertThat(listed()).isEmpty();
        assertThat(shop.local.keys("USER#")).hasSize(1);
    }

    @Test
    @Case(
            id = "F13",
            sentence = "A malformed stored item is an error with an id, or skipped in a list.")
    void anItemThatCannotBeReadParksTheEventAndSaysWhich() throws StripeException {
        String session = shop.open();
        shop.stripe.pay(session);
        shop.checkouts.spoilPointer(session);

        assertThat(
                        List.of(
                                ask(shop.delivery(COMPLETED)),
                                ask(shop.delivery(COMPLETED)),
                                ask(shop.delivery(COMPLETED))))
                .containsExactly(500, 500, 200);
        assertThat(listed())
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event.error().sentence())
                                        .contains("the attribute version"));
    }

    @Test
    void anEventOfWhichNobodyCouldBeToldIsNotParkedYet() throws Exception {
        WebRequest unknown = ofAnUnknownSession();
        letters.down = true;
        assertThat(List.of(ask(unknown), ask(unknown), ask(unknown), ask(unknown)))
                .containsOnly(500);
        assertThat(listed()).extracting(UnfinishedEvent::state).containsExactly(State.FAILED);

        letters.down = false;
        assertThat(ask(unknown)).isEqualTo(200);
        assertThat(listed()).extracting(UnfinishedEvent::attempts).containsExactly(5);
        assertThat(letters.sent).hasSize(1);
    }

    private WebRequest ofAnUnknownSession() throws Exception {
        String session = shop.open();
        shop.stripe.pay(session);
        return shop.resigned(
                shop.delivery(COMPLETED), body -> body.replace(session, "cs_test_unknown"));
    }

    /** Commits fail, and the small transaction that records a failure does not. */
    private void refuseCommits() {
        shop.local
                .tap()
                .script(
                        (call, proceed) ->
                                call.request() instanceof TransactWriteItemsRequest writes
                                                && writes.transactItems().size() > 2
                                        ? reset()
                                        : proceed.get());
    }

    private static CompletableFuture<?> reset() {
        return CompletableFuture.failedFuture(SdkClientException.create("connection reset"));
    }

    private List<UnfinishedEvent> listed() {
        UnfinishedEventRepository events = shop.elsewhere(UnfinishedEventRepository.class);
        return Await.value(events.list(Optional.empty(), 10)).events();
    }

    private String state() {
        return shop.local.dump().entrySet().stream()
                .filter(item -> item.getKey().startsWith("EVENT#"))
                .map(item -> item.getValue().get("state"))
                .map(state -> Objects.requireNonNull(state).s())
                .findFirst()
                .orElse("none");
    }

    private int ask(WebRequest delivery) {
        return shop.doors.getFirst().ask(delivery).status();
    }

    private String scrape() {
        return shop.doors.getFirst().ask(WebRequest.get("/prometheus")).body();
    }
}
