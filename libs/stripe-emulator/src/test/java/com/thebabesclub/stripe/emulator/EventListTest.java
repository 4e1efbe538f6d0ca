package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.param.EventListParams;
import com.thebabesclub.stripe.emulator.Emulated.Raw;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;

class EventListTest {

    @RegisterExtension private final Emulated emulated = new Emulated();

    @Test
    void eventsAreListedNewestFirstAndFilteredByType() throws StripeException {
        emulated.stripe().pay(Shop.session(emulated.client()).getId());

        assertThat(list(EventListParams.builder()))
                .extracting(Event::getType)
                .containsExactly(
                        "checkout.session.completed",
                        "payment_intent.succeeded",
                        "charge.succeeded",
                        "payment_intent.created");
        assertThat(
                        list(
                                EventListParams.builder()
                                        .addType("charge.succeeded")
                                        .addType("payment_intent.created")))
                .hasSize(2);
        assertThat(list(EventListParams.builder().setType("payment_intent.*"))).hasSize(2);
        assertThat(list(EventListParams.builder().setDeliverySuccess(false))).isEmpty();
    }

    @Test
    void anEventIsGoneAfterThirtyDays() throws StripeException {
        emulated.stripe().pay(Shop.session(emulated.client()).getId());
        String id = emulated.stripe().lastEvent("charge.succeeded").id();

        emulated.stripe().moveClock(Duration.ofDays(30));
        assertThat(emulated.client().v1().events().retrieve(id).getId()).isEqualTo(id);
        emulated.stripe().moveClock(Duration.ofSeconds(1));

        assertThat(list(EventListParams.builder())).isEmpty();
        assertThatThrownBy(() -> emulated.client().v1().events().retrieve(id))
                .hasMessageContaining("No such event");
    }

    @Test
    void anEventNamesTheRequestThatCausedIt() throws Exception {
        Raw created = emulated.post("/v1/customers", "name=Ada", "Idempotency-Key", "ada-1");

        JsonNode request = emulated.get("/v1/events").json().at("/data/0/request");
        assertThat(request.path("id").asText()).isEqualTo(created.header("Request-Id"));
        assertThat(request.path("idempotency_key").asText()).isEqualTo("ada-1");
    }

    @Test
    void anEventKeepsTheObjectAsItWas() throws Exception {
        String id = emulated.post("/v1/customers", "name=Ada").json().path("id").asText();
        emulated.post("/v1/customers/" + id, "name=Grace");

        JsonNode events = emulated.get("/v1/events").json();
        assertThat(events.at("/data/1/data/object/name").asText()).isEqualTo("Ada");
        assertThat(events.at("/data/0/data/object/name").asText()).isEqualTo("Grace");
        assertThat(events.at("/data/0/data/previous_attributes/name").asText()).isEqualTo("Ada");
    }

    @Test
    void theControlsDriveAPaymentARefundADisputeAndTheClock() throws Exception {
        String session = Shop.session(emulated.client()).getId();
        JsonNode paid =
                control(
                        "/checkout/sessions/" + session + "/pay",
                        "{\"outcome\": \"delayed_fails\", \"settles_in_seconds\": 60,"
                                + " \"email\": \"ada@example.com\"}");
        assertThat(paid.path("payment_status").asText()).isEqualTo("unpaid");
        assertThat(paid.at("/customer_details/email").asText()).isEqualTo("ada@example.com");
        control("/clock", "{\"advance_seconds\": 60}");
        assertThat(emulated.stripe().events("checkout.session.async_payment_failed")).hasSize(1);

        String other = Shop.session(emulated.client()).getId();
        String intent =
                control("/checkout/sessions/" + other + "/pay", "{}")
                        .path("payment_intent")
                        .asText();
        String refund =
                control("/payment_intents/" + intent + "/refund", "{\"amount\": 100}")
                        .path("id")
                        .asText();
        assertThat(control("/refunds/" + refund + "/fail", "").path("status").asText())
                .isEqualTo("failed");
        String dispute =
                control("/payment_intents/" + intent + "/dispute", "{}").path("id").asText();
        assertThat(control("/disputes/" + dispute + "/win", "").path("status").asText())
                .isEqualTo("won");
        assertThat(emulated.post("/_emulator/clock", "{\"advance_seconds\": -1}").status())
                .isEqualTo(400);
        assertThat(emulated.post("/_emulator/tea", "").status()).isEqualTo(404);
    }

    private JsonNode control(String path, String body) throws Exception {
        return emulated.post("/_emulator" + path, body).json();
    }

    private List<Event> list(EventListParams.Builder params) throws StripeException {
        return emulated.client().v1().events().list(params.build()).getData();
    }
}
