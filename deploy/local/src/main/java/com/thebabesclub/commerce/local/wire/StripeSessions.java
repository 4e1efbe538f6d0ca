package com.thebabesclub.commerce.local.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The emulated account's sessions, with what became of their payments. */
final class StripeSessions {

    private static final String LIST = "checkout/sessions?limit=50&expand[]=data.payment_intent";

    private final EmulatorClient emulator;

    StripeSessions(EmulatorClient emulator) {
        this.emulator = emulator;
    }

    /** The last fifty, the newest first. */
    ObjectNode list() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("sessions", emulator.read(LIST).path("data"));
        return answer;
    }

    /**
     * One of them, with what a button may change next.
     *
     * @throws WireException where there is no such session
     */
    ObjectNode one(String id) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        JsonNode session = emulator.read("checkout/sessions/" + id + "?expand[]=payment_intent");
        answer.set("session", session);
        String intent = session.at("/payment_intent/id").asText();
        answer.set("refunds", of("refunds", intent));
        answer.set("disputes", of("disputes", intent));
        answer.set("warnings", of("radar/early_fraud_warnings", intent));
        return answer;
    }

    private JsonNode of(String resource, String intent) {
        return intent.isEmpty()
                ? JsonNodeFactory.instance.arrayNode()
                : emulator.read(resource + "?limit=50&payment_intent=" + intent).path("data");
    }
}
