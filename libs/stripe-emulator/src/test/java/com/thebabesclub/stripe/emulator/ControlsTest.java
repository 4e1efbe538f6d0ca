package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.stripe.emulator.json.ApiVersion;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the control API tells of faults and deliveries, and how it ends a session. */
class ControlsTest {

    @RegisterExtension private final Emulated emulated = new Emulated();
    @RegisterExtension private final Receiver receiver = new Receiver();

    @Test
    void aSessionIsEndedBeforeItsTimeOnce() throws Exception {
        String id = Shop.session(emulated.client()).getId();

        assertThat(post("/checkout/sessions/" + id + "/expire", "").path("status").asText())
                .isEqualTo("expired");
        assertThat(emulated.stripe().events("checkout.session.expired")).hasSize(1);
        assertThat(emulated.post("/_emulator/checkout/sessions/" + id + "/expire", "").status())
                .isEqualTo(400);
    }

    @Test
    void faultsAreListedUntilTheyHaveHappened() throws Exception {
        post(
                "/faults/calls",
                "{\"route\": \"GET /v1/events\", \"fault\": \"slow\", \"delay_millis\": 5}");
        post("/faults/deliveries", "{\"type\": \"*\", \"fault\": \"dropped\", \"times\": 3}");

        JsonNode waiting = emulated.get("/_emulator/faults").json();
        assertThat(waiting.at("/calls/0").toString())
                .isEqualTo(
                        "{\"route\":\"GET /v1/events\",\"fault\":\"slow\",\"times\":1,\"delay_millis\":5}");
        assertThat(waiting.at("/deliveries/0/fault").asText()).isEqualTo("dropped");
        assertThat(waiting.at("/deliveries/0/times").asInt()).isEqualTo(3);

        emulated.get("/v1/events");
        emulated.stripe()
                .registerEndpoint(
                        receiver.url(), Shop.SECRET, ApiVersion.LATEST, "charge.succeeded");
        emulated.stripe().pay(Shop.session(emulated.client()).getId());

        waiting = emulated.get("/_emulator/faults").json();
        assertThat(waiting.path("calls")).isEmpty();
        assertThat(waiting.at("/deliveries/0/times").asInt()).isEqualTo(2);
    }

    @Test
    void aDeliveryTellsWhenItWasTriedAndWhenItWillBeAgain() throws Exception {
        receiver.answerNext(500);
        emulated.stripe()
                .registerEndpoint(
                        receiver.url(), Shop.SECRET, ApiVersion.LATEST, "charge.succeeded");
        emulated.stripe().holdDeliveries();
        emulated.stripe().pay(Shop.session(emulated.client()).getId());

        JsonNode held = emulated.get("/_emulator/deliveries").json().get(0);
        assertThat(held.path("last_attempt").isNull()).isTrue();
        assertThat(held.path("state").asText()).isEqualTo("held");

        emulated.stripe().releaseDeliveries();
        emulated.stripe().awaitDeliveries();

        JsonNode refused = emulated.get("/_emulator/deliveries").json().get(0);
        assertThat(refused.path("last_attempt").asText()).isEqualTo(Emulated.START.toString());
        assertThat(refused.path("next_attempt").asText())
                .isEqualTo(Emulated.START.plusSeconds(1).toString());
        assertThat(refused.path("last_status").asInt()).isEqualTo(500);
    }

    private JsonNode post(String path, String body) throws Exception {
        return emulated.post("/_emulator" + path, body).json();
    }
}
