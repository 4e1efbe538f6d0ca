package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.net.Webhook;
import com.thebabesclub.commerce.event.DeadLetterPublisher;
import com.thebabesclub.commerce.event.UnfinishedEvent;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import reactor.core.publisher.Mono;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Events that Stripe signed and that hold what nothing can hold: each of them ends. */
class PoisonTest {

    private static final String COMPLETED = "checkout.session.completed";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** What SQS takes: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference. */
    private static final Pattern MESSAGE =
            Pattern.compile("[\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\x{10000}-\\x{10ffff}]*");

    private static final List<UnfinishedEvent> PARKED = new ArrayList<>();

    private static WebhookShop shop;

    @BeforeAll
    static void start() {
        DeadLetterPublisher queue =
                event ->
                        Mono.fromRunnable(
                                () -> {
                                    String text =
                                            event.eventId()
                                                    + event.type()
                                                    + event.objectId().orElse("")
                                                    + event.error().sentence();
                                    if (!MESSAGE.matcher(text).matches()) {
                                        throw new IllegalArgumentException(
                                                "InvalidMessageContents");
                                    }
                                    PARKED.add(event);
                                });
        shop = new WebhookShop(Map.of(), queue);
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @BeforeEach
    void forget() {
        PARKED.clear();
    }

    static List<Door> doors() {
        return shop.doors;
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "B10",
            sentence =
                    "Every signed event ends as done, ignored or parked, whatever is in it; "
                            + "a paid session of 0, -1 or 10^30 needs review.")
    void aTimeOrAnIdThatNothingCanHoldIsNoFault(Door door) throws Exception {
        Sale late = Sale.paid(shop);
        assertThat(deliver(door, completed(event -> event.put("created", Long.MAX_VALUE))))
                .isEqualTo(200);
        assertThat(late.text("status")).isEqualTo("completed");

        Sale named = Sale.paid(shop);
        assertThat(deliver(door, completed(event -> event.put("id", "evt_" + "x".repeat(1096)))))
                .isEqualTo(200);
        assertThat(named.text("status")).isEqualTo("completed");
        assertThat(PARKED).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "B10",
            sentence =
                    "Every signed event ends as done, ignored or parked, whatever is in it; "
                            + "a paid session of 0, -1 or 10^30 needs review.")
    void ofTwoEventsWithoutAStorableIdBothAreDone(Door door) throws Exception {
        Sale one = Sale.paid(shop);
        deliver(door, completed(event -> event.put("id", "\ud800")));
        Sale two = Sale.paid(shop);
        deliver(door, completed(event -> event.put("id", "\ud800")));

        assertThat(one.text("status")).isEqualTo("completed");
        assertThat(two.text("status")).isEqualTo("completed");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "B10",
            sentence =
                    "Every signed event ends as done, ignored or parked, whatever is in it; "
                            + "a paid session of 0, -1 or 10^30 needs review.")
    void whatFailsForGoodIsParkedWhateverItsTexts(Door door) throws Exception {
        Sale.paid(shop);
        String body =
                completed(
                        event -> {
                            event.put("id", "evt_" + "x".repeat(1096));
                            session(event).put("id", "cs_test_\ud800");
                        });

        assertThat(List.of(status(door, body), status(door, body), status(door, body)))
                .containsExactly(500, 500, 200);
        assertThat(PARKED)
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.eventId()).startsWith("evt_unnamed_");
                            assertThat(event.error().kind()).isEqualTo("malformed");
                        });
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1000000000000000000000000000000", "9223372036854775807", "1.5", "null"})
    @Case(
            id = "B10",
            sentence =
                    "Every signed event ends as done, ignored or parked, whatever is in it; "
                            + "a paid session of 0, -1 or 10^30 needs review.")
    void aPaidSessionOfAnAmountThatCannotBeNeedsReview(String amount) throws Exception {
        for (Door door : shop.doors) {
            Sale sale = Sale.paid(shop);

            assertThat(
                            deliver(
                                    door,
                                    completed(
                                            event ->
                                                    session(event)
                                                            .set("amount_total", json(amount)))))
                    .isEqualTo(200);

            assertThat(sale.text("status")).isEqualTo("needs_review");
            assertThat(sale.number("amount")).isZero();
        }
        Sale genuine = Sale.paid(shop);
        String truth = completed(_ -> {});
        deliver(
                shop.doors.getFirst(),
                completed(
                        event -> {
                            event.put("id", "evt_before");
                            session(event).set("amount_total", json("-1"));
                        }));
        deliver(shop.doors.getFirst(), truth);
        assertThat(genuine.text("status"))
                .as("once Stripe tells what it is")
                .isEqualTo("completed");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "B11",
            sentence = "Refunds that cannot be of the payment are in no sum, and no sum wraps.")
    void refundsThatCannotBeAreInNoSum(Door door) throws Exception {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        shop.stripe.refund(sale.intent(), 1000);
        sale.deliver("refund.created");
        for (String amount : List.of("9223372036854775807", "4611686018427387904", "-6000")) {
            assertThat(deliver(door, refund(sale, amount, "usd"))).isEqualTo(200);
        }

        assertThat(sale.text("refundStatus")).isEqualTo("review");
        assertThat(sale.number("amountRefunded")).isEqualTo(1000);
        assertThat(sale.list("refunds")).hasSize(4);
        assertThat(sale.text("status")).isEqualTo("completed");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "L10",
            sentence =
                    "Amounts and their currency join as one value; a refund of another "
                            + "currency is in no sum.")
    void aRefundOfAnotherCurrencyIsInNoSum(Door door) throws Exception {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        shop.stripe.refund(sale.intent(), 1000);
        sale.deliver("refund.created");

        assertThat(deliver(door, refund(sale, "500", "jpy"))).isEqualTo(200);
        assertThat(sale.number("amountRefunded")).isEqualTo(1000);
        assertThat(sale.text("refundStatus")).isEqualTo("review");
        int version = version(sale);

        assertThat(deliver(door, refund(sale, "500", "jpy"))).isEqualTo(200);
        assertThat(version(sale)).as("it tells nothing new").isEqualTo(version);
    }

    @Test
    @Case(
            id = "B10",
            sentence =
                    "Every signed event ends as done, ignored or parked, whatever is in it; "
                            + "a paid session of 0, -1 or 10^30 needs review.")
    void whateverChancePutsIntoASignedEventItEnds() throws Exception {
        Random random = new Random(20261128);
        List<Door> doors = shop.doors.subList(0, 2);
        int ignored = 0;
        for (int round = 0; round < 150; round++) {
            Sale sale = Sale.paid(shop);
            ObjectNode event = event(random, sale);
            for (int change = 0; change <= random.nextInt(3); change++) {
                poison(random, event);
            }
            String body = JSON.writeValueAsString(event);
            Door door = doors.get(random.nextInt(doors.size()));
            List<Integer> answers = new ArrayList<>();
            do {
                answers.add(status(door, body));
            } while (answers.getLast() != 200 && answers.size() < 3);

            assertThat(answers).as(body).endsWith(200);
            assertThat(status(door, body)).as("and stays so: %s", body).isEqualTo(200);
            ignored += answers.size() == 1 && sale.order().isEmpty() ? 1 : 0;
        }
        assertThat(PARKED).as("some are parked").isNotEmpty();
        assertThat(ignored).as("some are settled").isLessThan(100);
    }

    /** An event of a sort that this shop settles, of a sale that is known or is not. */
    private static ObjectNode event(Random random, Sale sale) throws Exception {
        if (random.nextBoolean()) {
            sale.deliver(COMPLETED);
        }
        if (random.nextInt(4) == 0) {
            shop.checkouts.dropAll(sale.session());
        }
        String type = COMPLETED;
        if (random.nextBoolean()) {
            shop.stripe.refund(sale.intent(), 100);
            type = random.nextBoolean() ? "refund.created" : "charge.refunded";
        }
        ObjectNode event = (ObjectNode) JSON.readTree(Sale.body(shop, type));
        event.put("id", "evt_" + random.nextLong(Long.MAX_VALUE));
        return event;
    }

    /** Puts something into one place of the event, but for its type and mode. */
    private static void poison(Random random, ObjectNode event) {
        List<ObjectNode> objects = new ArrayList<>(List.of(event));
        event.path("data").findParents("id").forEach(found -> objects.add((ObjectNode) found));
        for (String part : List.of("metadata", "customer_details", "total_details")) {
            event.findValues(part).stream()
                    .filter(JsonNode::isObject)
                    .forEach(found -> objects.add((ObjectNode) found));
        }
        int place = random.nextInt(objects.size());
        ObjectNode object = objects.get(place);
        List<String> names =
                object.properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(name -> !List.of("type", "livemode", "object").contains(name))
                        .toList();
        if (!names.isEmpty()) {
            String name = names.get(random.nextInt(names.size()));
            JsonNode poison = poison(random);
            if (place > 0 || !name.equals("id") || !poison.isNull()) {
                object.set(name, poison);
            }
        }
    }

    private static JsonNode poison(Random random) {
        var nodes = JSON.getNodeFactory();
        return switch (random.nextInt(16)) {
            case 0 -> nodes.numberNode(Long.MAX_VALUE);
            case 1 -> nodes.numberNode(Long.MIN_VALUE);
            case 2 -> nodes.numberNode(BigInteger.TEN.pow(30));
            case 3 -> nodes.numberNode(new BigDecimal("1.5"));
            case 4 -> nodes.numberNode(-1);
            case 5 -> nodes.numberNode(0);
            case 6 -> nodes.textNode("");
            case 7 -> nodes.textNode("\ud800");
            case 8 -> nodes.textNode("a\u0000\udfffb");
            case 9 -> nodes.textNode("x".repeat(1100));
            case 10 -> nodes.textNode("é".repeat(100_000));
            case 11 -> nodes.textNode("a@x.com, b@x.com\r\nBcc: c@x.com");
            case 12 -> nodes.nullNode();
            case 13 -> nodes.arrayNode().add(1);
            case 14 -> nodes.objectNode().put("id", "\udc00");
            default -> nodes.booleanNode(true);
        };
    }

    private static String completed(Consumer<ObjectNode> change) throws Exception {
        ObjectNode event = (ObjectNode) JSON.readTree(Sale.body(shop, COMPLETED));
        change.accept(event);
        return JSON.writeValueAsString(event);
    }

    /** As the last refund of the sale, with an id, an amount and a currency of its own. */
    private static String refund(Sale sale, String amount, String currency) throws Exception {
        ObjectNode event = (ObjectNode) JSON.readTree(Sale.body(shop, "refund.created"));
        event.put("id", "evt_" + sale.session() + amount.hashCode() + version(sale));
        ObjectNode refund = session(event);
        refund.put("id", "re_" + Integer.toHexString(amount.hashCode()));
        refund.set("amount", json(amount));
        refund.put("currency", currency);
        return JSON.writeValueAsString(event);
    }

    private static ObjectNode session(ObjectNode event) {
        return (ObjectNode) event.path("data").path("object");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (Exception e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static int version(Sale sale) {
        return Integer.parseInt(Objects.requireNonNull(sale.pointer().get("version")).n());
    }

    private static int deliver(Door door, String body) throws Exception {
        return status(door, body);
    }

    private static int status(Door door, String body) throws Exception {
        String time = Long.toString(shop.clock.instant().getEpochSecond());
        String mac = Webhook.Util.computeHmacSha256(WebhookShop.SECRET, time + "." + body);
        WebAnswer answer = door.ask(WebhookShop.delivery(body, "t=" + time + ",v1=" + mac));
        return answer.status();
    }
}
