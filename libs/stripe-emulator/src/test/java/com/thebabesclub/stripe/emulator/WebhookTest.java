package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.StripeException;
import com.stripe.model.WebhookEndpoint;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import com.thebabesclub.stripe.emulator.event.Event;
import com.thebabesclub.stripe.emulator.fault.DeliveryFault;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.webhook.Delivery;
import com.thebabesclub.stripe.emulator.webhook.Delivery.State;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

class WebhookTest {

    private static final String COMPLETED = "checkout.session.completed";

    @RegisterExtension private final Emulated emulated = new Emulated();
    @RegisterExtension private final Receiver receiver = new Receiver();

    private StripeEmulator stripe;

    @BeforeEach
    void register() {
        stripe = emulated.stripe();
        stripe.registerEndpoint(receiver.url(), Shop.SECRET, ApiVersion.LATEST, COMPLETED);
    }

    @Test
    void anEventArrivesSignedAndIsNoLongerPending() throws Exception {
        paySession();

        assertThat(receiver.received()).hasSize(1);
        assertThat(receiver.received().getFirst().verifies(Shop.SECRET)).isTrue();
        assertThat(receiver.received().getFirst().verifies("whsec_other")).isFalse();
        String event = stripe.lastEvent(COMPLETED).id();
        assertThat(body(0).path("id").asText()).isEqualTo(event);
        assertThat(body(0).path("pending_webhooks").asInt()).isEqualTo(1);
        assertThat(emulated.client().v1().events().retrieve(event).getPendingWebhooks()).isZero();
    }

    @Test
    void whatIsNotAnsweredWith2xxComesAgainLaterAndSignedAnew() throws Exception {
        receiver.answerNext(500, 302);
        paySession();
        assertThat(delivery().state()).isEqualTo(State.PENDING);

        move(Duration.ofMillis(999));
        assertThat(receiver.received()).hasSize(1);
        move(Duration.ofMillis(1));
        assertThat(receiver.received()).hasSize(2);
        move(Duration.ofSeconds(2));
        assertThat(receiver.received()).hasSize(3);

        assertThat(delivery().state()).isEqualTo(State.SUCCEEDED);
        assertThat(delivery().attempts()).isEqualTo(3);
        assertThat(receiver.received())
                .allMatch(received -> received.verifies(Shop.SECRET))
                .extracting(Receiver.Received::header)
                .doesNotHaveDuplicates();
        assertThat(receiver.received()).extracting(Receiver.Received::body).containsOnly(text(0));
    }

    @Test
    void afterThreeDaysADeliveryIsGivenUp() throws Exception {
        receiver.answerNext(IntStream.generate(() -> 503).limit(200).toArray());
        paySession();

        for (int hour = 0; hour < 80; hour++) {
            move(Duration.ofHours(1));
        }

        assertThat(delivery().state()).isEqualTo(State.FAILED);
        assertThat(delivery().attempts()).isEqualTo(84);
        assertThat(receiver.received()).hasSize(84);
    }

    @Test
    void heldDeliveriesGoWhenTheyAreLetGo() throws Exception {
        stripe.holdDeliveries();
        paySession();
        assertThat(receiver.received()).isEmpty();

        stripe.deliver(stripe.lastEvent(COMPLETED).id());
        stripe.awaitDeliveries();
        assertThat(receiver.received()).hasSize(1);

        paySession();
        stripe.releaseDeliveries();
        stripe.awaitDeliveries();
        assertThat(receiver.received()).hasSize(2);
    }

    @Test
    void aDroppedEventIsInTheListOfEventsButNeverArrives() throws Exception {
        stripe.failDeliveries(COMPLETED, DeliveryFault.DROPPED, 1);
        paySession();
        move(Duration.ofDays(4));

        assertThat(receiver.received()).isEmpty();
        assertThat(stripe.events(COMPLETED)).hasSize(1);
    }

    @Test
    void anEventThatIsNeverGeneratedIsNowhere() throws Exception {
        stripe.failDeliveries(COMPLETED, DeliveryFault.NEVER_GENERATED, 1);
        paySession();

        assertThat(receiver.received()).isEmpty();
        assertThat(stripe.events(COMPLETED)).isEmpty();
        assertThat(stripe.events("payment_intent.succeeded")).hasSize(1);
    }

    @Test
    void aDoubledEventArrivesTwiceWithOneId() throws Exception {
        stripe.failDeliveries(COMPLETED, DeliveryFault.DOUBLED, 1);
        paySession();

        assertThat(receiver.received()).hasSize(2);
        assertThat(body(0).path("id")).isEqualTo(body(1).path("id"));
    }

    @Test
    void aReorderedEventArrivesAfterTheNext() throws Exception {
        stripe.failDeliveries(COMPLETED, DeliveryFault.REORDERED, 1);
        paySession();
        assertThat(receiver.received()).isEmpty();

        paySession();
        move(Duration.ofMillis(1));

        assertThat(List.of(body(0).path("id").asText(), body(1).path("id").asText()))
                .isEqualTo(stripe.events(COMPLETED).stream().map(Event::id).toList().reversed());
    }

    @Test
    void aDelayedEventWaitsForItsTime() throws Exception {
        stripe.delayDeliveries(COMPLETED, Duration.ofMinutes(5), 1);
        paySession();
        move(Duration.ofSeconds(299));
        assertThat(receiver.received()).isEmpty();

        move(Duration.ofSeconds(1));
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void aBadlySignedEventComesAgainWithTheRightSignature() throws Exception {
        receiver.answerNext(400);
        stripe.failDeliveries(COMPLETED, DeliveryFault.BADLY_SIGNED, 1);
        paySession();
        move(Duration.ofSeconds(1));

        assertThat(receiver.received())
                .extracting(received -> received.verifies(Shop.SECRET))
                .containsExactly(false, true);
    }

    @Test
    void anEndpointMadeByTheApiHasItsOwnSecretEventsAndVersion() throws Exception {
        WebhookEndpoint endpoint =
                emulated.client()
                        .v1()
                        .webhookEndpoints()
                        .create(
                                WebhookEndpointCreateParams.builder()
                                        .setUrl(receiver.url())
                                        .addEnabledEvent(EnabledEvent.CHARGE__SUCCEEDED)
                                        .setApiVersion(
                                                WebhookEndpointCreateParams.ApiVersion
                                                        .VERSION_2020_08_27)
                                        .build());
        paySession();

        assertThat(receiver.received()).hasSize(2);
        Receiver.Received charge =
                receiver.received().stream()
                        .filter(received -> received.verifies(endpoint.getSecret()))
                        .findFirst()
                        .orElseThrow();
        assertThat(charge.body())
                .contains("\"type\": \"charge.succeeded\"")
                .contains("\"api_version\": \"2020-08-27\"");
        assertThat(emulated.client().v1().webhookEndpoints().retrieve(endpoint.getId()).getSecret())
                .isNull();

        emulated.client().v1().webhookEndpoints().delete(endpoint.getId());
        paySession();
        assertThat(receiver.received()).hasSize(3);
    }

    @Test
    void anEndpointThatCannotBeReachedIsTriedAgain() throws Exception {
        stripe.registerEndpoint(
                "http://localhost:1/", Shop.SECRET, ApiVersion.LATEST, "charge.succeeded");
        paySession();

        Delivery unreachable = stripe.deliveries().getFirst();
        assertThat(unreachable.state()).isEqualTo(State.PENDING);
        assertThat(unreachable.lastStatus()).isZero();
    }

    private void paySession() throws StripeException, InterruptedException {
        stripe.pay(Shop.session(emulated.client()).getId());
        stripe.awaitDeliveries();
    }

    private void move(Duration by) throws InterruptedException {
        stripe.moveClock(by);
        stripe.awaitDeliveries();
    }

    private Delivery delivery() {
        return stripe.deliveries().getLast();
    }

    private String text(int index) {
        return receiver.received().get(index).body();
    }

    private JsonNode body(int index) throws Exception {
        return Json.parse(text(index).getBytes(UTF_8));
    }
}
