package com.thebabesclub.commerce.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.testing.MailReceiver;
import com.thebabesclub.stripe.emulator.event.Event;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What must be true of a shop: a small model in memory of what was opened and paid, held against
 * the table and Stripe.
 */
final class ShopTruth {

    /** 6000 less the coupon's 1000. */
    private static final String CHARGED = "5000";

    private final DueShop due;
    private final MailReceiver mail;
    private final Map<String, Boolean> proven = new LinkedHashMap<>();
    private final Set<String> paid = new HashSet<>();
    private final Set<String> seenCompleted = new HashSet<>();

    ShopTruth(DueShop due, MailReceiver mail) {
        this.due = due;
        this.mail = mail;
    }

    void opened(String session, boolean isProven) {
        proven.put(session, isProven);
    }

    void paid(String session) {
        paid.add(session);
    }

    Optional<String> anyOpen(int which) {
        return any(proven.keySet().stream().filter(one -> !paid.contains(one)).toList(), which);
    }

    Optional<String> anyPaid(int which) {
        return any(proven.keySet().stream().filter(paid::contains).toList(), which);
    }

    private static Optional<String> any(List<String> sessions, int which) {
        return sessions.isEmpty() ? Optional.empty() : Optional.of(pick(sessions, which));
    }

    /** One of them, the newest below 0. */
    static <T> T pick(List<T> all, int which) {
        return which < 0 ? all.getLast() : all.get(which % all.size());
    }

    /** The version of a session's pointer, where it has one. */
    Optional<AttributeValue> version(String session) {
        return Optional.ofNullable(
                due.shop
                        .table()
                        .dump()
                        .getOrDefault("SESSION#" + session + " / METADATA", Map.of())
                        .get("version"));
    }

    /** Past the tap. */
    void setVersion(String session, AttributeValue version) {
        due.shop
                .table()
                .tap()
                .direct()
                .updateItem(
                        update ->
                                update.tableName(due.shop.table().name())
                                        .key(
                                                Map.of(
                                                        "PK",
                                                        AttributeValue.fromS("SESSION#" + session),
                                                        "SK",
                                                        AttributeValue.fromS("METADATA")))
                                        .updateExpression("SET version = :version")
                                        .expressionAttributeValues(Map.of(":version", version)))
                .join();
    }

    /** What is true at every moment. */
    void assertHolds(String after) {
        Map<String, Map<String, AttributeValue>> table = due.shop.table().dump();
        Map<String, Map<String, AttributeValue>> orders = orders(table);
        orders.forEach(
                (session, order) -> {
                    if (text(order, "status").equals("completed")) {
                        seenCompleted.add(session);
                        assertThat(paid)
                                .as("%s: no order without payment", after)
                                .contains(session);
                        assertThat(text(order, "amount")).as(after).isEqualTo(CHARGED);
                        assertLetters(after, table, session, order);
                    }
                    assertThat(text(order, "ownerVerified"))
                            .as("%s: no owner without proof, %s", after, session)
                            .isEqualTo("" + proven.get(session));
                    assertThat(number(order, "amountRefunded"))
                            .as("%s: no more refunded than Stripe has", after)
                            .isLessThanOrEqualTo(refundedAtStripe(session));
                    assertThat(table.keySet())
                            .as("%s: the order is in the month's list", after)
                            .anyMatch(
                                    key ->
                                            key.startsWith("ORDERS#")
                                                    && key.endsWith("#" + session));
                });
        seenCompleted.forEach(
                session ->
                        assertThat(orders.get(session))
                                .as("%s: what was completed stays it", after)
                                .matches(order -> text(order, "status").equals("completed")));
        assertEventsThatAreDone(after, table, orders);
        assertOneRefundForEachRequest(after);
        assertWatermark(after, table, orders);
    }

    /** What is true once nothing fails any more. */
    void assertEnded() {
        Map<String, Map<String, AttributeValue>> orders = orders(due.shop.table().dump());
        for (String session : paid) {
            assertThat(orders).as("money taken is an order").containsKey(session);
            Map<String, AttributeValue> order = Objects.requireNonNull(orders.get(session));
            assertThat(text(order, "status")).isEqualTo("completed");
            assertThat(number(order, "amountRefunded"))
                    .as("refunds add up, " + session)
                    .isEqualTo(refundedAtStripe(session));
            assertThat(letters(order)).as("letters were sent").isGreaterThan(1);
        }
    }

    /** Sent, or still owed, or parked. */
    private void assertLetters(
            String after,
            Map<String, Map<String, AttributeValue>> table,
            String session,
            Map<String, AttributeValue> order) {
        boolean isOwed =
                table.keySet().stream()
                        .anyMatch(key -> key.startsWith("DUE#") && key.endsWith("mail#" + session));
        if (!isOwed) {
            assertThat(letters(order))
                    .as("%s: letters are sent or owed, %s", after, session)
                    .isGreaterThan(1);
        }
    }

    private long letters(Map<String, AttributeValue> order) {
        String number = text(order, "orderNumber");
        return mail.taken().stream().filter(letter -> letter.body().contains(number)).count();
    }

    /** What an event tells is in the table as soon as the ledger says that it is done. */
    private void assertEventsThatAreDone(
            String after,
            Map<String, Map<String, AttributeValue>> table,
            Map<String, Map<String, AttributeValue>> orders) {
        for (Event event : due.shop.stripe().events()) {
            Map<String, AttributeValue> entry =
                    table.getOrDefault("EVENT#" + event.id() + " / METADATA", Map.of());
            if (!text(entry, "state").equals("done")) {
                continue;
            }
            JsonNode object = object(event);
            String session = object.path("id").asText();
            if (event.type().startsWith("checkout.session.")
                    && object.path("payment_status").asText().equals("paid")) {
                assertThat(orders.get(session))
                        .as("%s: %s is done", after, event.type())
                        .isNotNull()
                        .matches(order -> text(order, "status").equals("completed"));
            }
            if (event.type().equals("refund.created")) {
                assertThat(
                                table.entrySet().stream()
                                        .filter(ShopTruth::isPointer)
                                        .toList()
                                        .toString())
                        .as("%s: %s is done", after, event.type())
                        .contains(object.path("id").asText());
            }
        }
    }

    private static boolean isPointer(Map.Entry<String, Map<String, AttributeValue>> item) {
        return item.getKey().startsWith("SESSION#");
    }

    private void assertOneRefundForEachRequest(String after) {
        Set<String> requests = new HashSet<>();
        for (Event event : due.shop.stripe().events("refund.created")) {
            String request = object(event).path("metadata").path("requestId").asText();
            String key = request + " " + object(event).path("payment_intent").asText();
            assertThat(request.isEmpty() || requests.add(key))
                    .as("%s: one refund for a request, %s", after, key)
                    .isTrue();
        }
    }

    /** Below the watermark everything is known, or waits to be looked at. */
    private void assertWatermark(
            String after,
            Map<String, Map<String, AttributeValue>> table,
            Map<String, Map<String, AttributeValue>> orders) {
        long watermark =
                number(table.getOrDefault("SYSTEM / STRIPE_ORDER_SYNC", Map.of()), "watermark");
        boolean isParked = table.keySet().stream().anyMatch(key -> key.startsWith("DUE#PARKED"));
        Map<String, Long> completed = new HashMap<>();
        for (Event event : due.shop.stripe().events("checkout.session.completed")) {
            completed.put(object(event).path("id").asText(), event.created());
        }
        for (String session : isParked ? Set.<String>of() : paid) {
            if (!orders.containsKey(session)) {
                assertThat(completed.getOrDefault(session, Long.MAX_VALUE))
                        .as("%s: the watermark has passed what is not known, %s", after, session)
                        .isGreaterThanOrEqualTo(watermark);
            }
        }
    }

    /** By session; two of one session are a failure. */
    private static Map<String, Map<String, AttributeValue>> orders(
            Map<String, Map<String, AttributeValue>> table) {
        Map<String, Map<String, AttributeValue>> orders = new LinkedHashMap<>();
        table.forEach(
                (key, item) -> {
                    if (key.startsWith("USER#") && key.contains(" / ORDER#")) {
                        assertThat(orders.put(text(item, "stripeSessionId"), item))
                                .as("a second order " + key)
                                .isNull();
                    }
                });
        return orders;
    }

    private long refundedAtStripe(String session) {
        Map<String, JsonNode> latest = new HashMap<>();
        List<Event> events = new ArrayList<>(due.shop.stripe().events("refund.created"));
        events.addAll(due.shop.stripe().events("refund.updated"));
        String intent = paid.contains(session) ? due.shop.intent(session) : "";
        events.stream()
                .map(ShopTruth::object)
                .filter(refund -> refund.path("payment_intent").asText().equals(intent))
                .forEach(refund -> latest.put(refund.path("id").asText(), refund));
        return latest.values().stream()
                .filter(refund -> refund.path("status").asText().equals("succeeded"))
                .mapToLong(refund -> refund.path("amount").asLong())
                .sum();
    }

    private static JsonNode object(Event event) {
        return event.json(event.accountVersion()).at("/data/object");
    }

    private static String text(Map<String, AttributeValue> item, String attribute) {
        AttributeValue value = item.get(attribute);
        if (value == null) {
            return "";
        }
        return switch (value.type()) {
            case S -> value.s();
            case N -> value.n();
            case BOOL -> "" + value.bool();
            default -> value.toString();
        };
    }

    private static long number(Map<String, AttributeValue> item, String attribute) {
        String text = text(item, attribute);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }
}
