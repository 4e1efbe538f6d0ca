package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.event.EventReplayService;
import com.thebabesclub.commerce.event.ReplayResult;
import com.thebabesclub.commerce.event.ReplayResult.Result;
import com.thebabesclub.commerce.event.UnfinishedEvent;
import com.thebabesclub.commerce.event.UnfinishedEventRepository;
import com.thebabesclub.commerce.event.WebhookHealth;
import com.thebabesclub.commerce.event.WebhookHealthService;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.stripe.emulator.json.ApiVersion;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replay and health, after deliveries through the route. */
class ReplayTest {

    private static final String COMPLETED = "checkout.session.completed";
    private static final String URL = "http://127.0.0.1:1/stripe/webhook";

    private WebhookShop shop;
    private EventReplayService eventReplayService;

    @BeforeEach
    void start() {
        shop = new WebhookShop(Map.of("WEBHOOK_URL", URL));
        eventReplayService = shop.elsewhere(EventReplayService.class);
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
    void allThatIsParkedIsReplayedAsItWouldHaveBeenDelivered() throws Exception {
        List<String> broken = List.of(park(), park(), park());
        assertThat(Await.value(eventReplayService.parked().collectList()))
                .hasSize(3)
                .allSatisfy(
                        replayResult -> assertThat(replayResult.result()).isEqualTo(Result.FAILED));
        broken.forEach(session -> shop.checkouts.mendPointer(session));

        assertThat(Await.value(eventReplayService.parked().collectList()))
                .extracting(ReplayResult::result, ReplayResult::detail)
                .containsOnly(tuple(Result.DONE, "ORDER_CREATED"));

        assertThat(unfinished()).isEmpty();
        assertThat(shop.local.keys("USER#")).hasSize(3);
        assertThat(Await.value(eventReplayService.parked().collectList())).isEmpty();
    }

    @Test
    void oneEventIsReplayedByItsIdAndTwiceIsOnce() throws StripeException {
        shop.stripe.pay(shop.open());
        String event = shop.stripe.lastEvent(COMPLETED).id();

        assertThat(Await.value(eventReplayService.one(event)).detail()).isEqualTo("ORDER_CREATED");
        assertThat(Await.value(eventReplayService.one(event)).detail()).isEqualTo("KNOWN");
        assertThat(Await.value(eventReplayService.one("evt_nowhere")).result())
                .isEqualTo(Result.GONE);
        assertThat(shop.local.keys("USER#")).hasSize(1);
    }

    @Test
    void aPeriodIsHeldAgainstTheLedgerPageByPage() throws StripeException {
        Instant start = shop.clock.instant();
        List<String> sessions = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            sessions.add(shop.open());
            shop.stripe.pay(sessions.getLast());
            if (i % 40 == 0) {
                shop.doors.getFirst().ask(shop.delivery(COMPLETED));
            }
        }
        shop.clock.advance(Duration.ofHours(1));
        shop.stripe.pay(shop.open());
        Instant end = start.plusSeconds(60);

        List<ReplayResult> replayed =
                Await.value(eventReplayService.period(start, end).collectList());

        assertThat(replayed)
                .hasSize(117)
                .extracting(ReplayResult::detail)
                .containsOnly("ORDER_CREATED");
        assertThat(shop.local.keys("USER#")).hasSize(120);
        assertThat(Await.value(eventReplayService.period(start, end).collectList())).isEmpty();
    }

    @Test
    void healthSaysWhatAPersonMustKnow() throws Exception {
        shop.stripe.holdDeliveries();
        shop.stripe.registerEndpoint(
                URL, WebhookShop.SECRET, new ApiVersion("2024-06-20"), COMPLETED);
        String broken = park();
        shop.clock.advance(Duration.ofMinutes(30));
        shop.stripe.pay(shop.open());
        shop.clock.advance(Duration.ofSeconds(20));
        shop.doors.getFirst().ask(shop.delivery(COMPLETED));

        WebhookHealth health = look();

        assertThat(health.last().orElseThrow().eventId())
                .isEqualTo(shop.stripe.lastEvent(COMPLETED).id());
        assertThat(health.last().orElseThrow().lag()).contains(Duration.ofSeconds(20));
        assertThat(health.behind()).isEqualTo(1);
        assertThat(health.parked()).isEqualTo(1);
        assertThat(health.failed()).isZero();
        assertThat(health.failures()).containsExactly(Map.entry("malformed", 1));
        assertThat(health.oldest()).contains(shop.clock.instant().minusSeconds(1820));
        assertThat(health.drift())
                .hasSize(2)
                .anyMatch(sentence -> sentence.contains("is not sent charge.dispute.closed"))
                .anyMatch(sentence -> sentence.contains("has the API version 2024-06-20"));
        assertThat(health.isWell()).isFalse();

        shop.checkouts.mendPointer(broken);
        Await.done(eventReplayService.parked().then());
        assertThat(look().behind()).isZero();
        assertThat(look().oldest()).isEmpty();
    }

    @Test
    void anEndpointThatIsNotThereIsDrift() {
        assertThat(look().drift())
                .containsExactly("Stripe has no endpoint with the address of WEBHOOK_URL.");
    }

    private WebhookHealth look() {
        return Await.value(shop.elsewhere(WebhookHealthService.class).look());
    }

    /** A session whose event is parked, since its pointer cannot be read. */
    private String park() throws StripeException {
        String session = shop.open();
        shop.stripe.pay(session);
        shop.checkouts.spoilPointer(session);
        for (int i = 0; i < 3; i++) {
            shop.doors.getFirst().ask(shop.delivery(COMPLETED));
        }
        return session;
    }

    private List<UnfinishedEvent> unfinished() {
        UnfinishedEventRepository events = shop.elsewhere(UnfinishedEventRepository.class);
        return Await.value(events.list(Optional.empty(), 100)).events();
    }
}
