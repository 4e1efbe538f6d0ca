package com.thebabesclub.commerce.local.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.commerce.local.LocalTable;
import com.thebabesclub.commerce.local.gateway.OrderEventReceiver;
import com.thebabesclub.commerce.local.wire.TimelineEntry.Source;

import java.util.Optional;
import java.util.stream.Stream;

/** One order from its cart to its refund: what the table, Stripe, mail and receivers know of it. */
final class OrderTimeline {

    private final TableTimeline table;
    private final Optional<StripeTimeline> stripe;
    private final PostmarkReceiver mail;
    private final OrderEventReceiver orderEvents;
    private final ObjectMapper mapper = new ObjectMapper();

    /**
     * @param emulator empty where the stack talks to Stripe itself, whose events stand in its
     *     dashboard
     */
    OrderTimeline(
            LocalTable table,
            Optional<EmulatorClient> emulator,
            PostmarkReceiver mail,
            OrderEventReceiver orderEvents) {
        this.table = new TableTimeline(table);
        this.stripe = emulator.map(StripeTimeline::new);
        this.mail = mail;
        this.orderEvents = orderEvents;
    }

    /** All that is known of a session, the oldest first. */
    ObjectNode of(String sessionId) {
        JsonNode pointer = table.pointer(sessionId);
        String number = pointer.at("/record/number").asText();
        ObjectNode answer =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("session", sessionId)
                        .put("orderNumber", number);
        ArrayNode entries = answer.putArray("entries");
        Stream.of(
                        table.entries(sessionId, pointer),
                        stripe.stream().flatMap(account -> account.entries(sessionId)),
                        letters(sessionId, number),
                        events(sessionId))
                .flatMap(source -> source)
                .sorted(TimelineEntry.IN_ORDER)
                .forEach(entry -> entries.add(entry.json()));
        return answer;
    }

    private Stream<TimelineEntry> letters(String sessionId, String number) {
        return mail.letters().stream()
                .filter(letter -> letter.isAbout(number, sessionId))
                .map(
                        letter ->
                                new TimelineEntry(
                                        letter.at(),
                                        Source.LETTER,
                                        letter.subject(),
                                        letter.json()));
    }

    private Stream<TimelineEntry> events(String sessionId) {
        return orderEvents.received().stream()
                .map(
                        received -> {
                            JsonNode event = json(received.event());
                            return new TimelineEntry(
                                    received.at(),
                                    Source.ORDER_EVENT,
                                    event.path("type").asText(),
                                    event);
                        })
                .filter(entry -> entry.detail().at("/order/orderId").asText().equals(sessionId));
    }

    private JsonNode json(String event) {
        try {
            return mapper.readTree(event);
        } catch (JsonProcessingException notJson) {
            return mapper.missingNode();
        }
    }
}
