package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.stripe.emulator.event.Event;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** Money that the shop's people give back, and orders that they cancel. */
class OrderRefundsTest extends DashboardTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CREATE = "POST /v1/refunds";
    private static int number;

    private String order = "";
    private String payment = "";

    /** Two pieces for 30 dollars each, paid at Stripe. */
    @BeforeEach
    void paid() {
        String event = dashboard().untoldPayment("user_refunds" + ++number);
        WebAnswer told =
                dashboard()
                        .doors()
                        .getFirst()
                        .ask(
                                WebRequest.of("POST", "/admin/events/" + event + "/replay")
                                        .bearer(dashboard().admin()));
        assertThat(told.body()).contains("\"result\":\"done\"");
        JsonNode session = object(dashboard().stripe.lastEvent("checkout.session.completed"));
        order = session.path("id").asText();
        payment = session.path("payment_intent").asText();
        dashboard().stripe.clearRequests();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P46",
            sentence =
                    "A refund is asked for once for each key, by amount or by pieces, is committed "
                            + "before Stripe is called, and never comes to more than is left; what was "
                            + "refunded at Stripe itself counts against the amount.")
    void piecesAndAmountsAreGivenBackOnce(Door door) {
        WebAnswer first = door.ask(refund("k1", piece(1)));
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.body())
                .contains("\"left\":3000", "\"status\":\"succeeded\"", "\"amount\":3000");
        assertThat(door.ask(refund("k1", piece(1))).body()).isEqualTo(first.body());
        assertThat(door.ask(refund("k1", piece(2))).body()).contains("idempotency_conflict");
        assertThat(dashboard().stripe.requestCount(CREATE)).isEqualTo(1);

        dashboard().refund(order, dashboard().stripe.refund(payment, 500), 500);
        assertThat(door.ask(refund("k2", piece(1))).body())
                .contains("\"code\":\"nothing_left\"", "\"left\":2500");
        assertThat(door.ask(refund("k3", "{\"amount\":2500}")).body()).contains("\"left\":0");
        assertThat(door.ask(refund("k4", "{\"amount\":1}")).body())
                .contains("\"code\":\"nothing_left\"", "\"left\":0");
        assertThat(refundedAtStripe()).isEqualTo(6000);
        assertThat(door.ask(file()).body())
                .contains("\"refundStatus\":\"full\"", "\"kind\":\"refund_requested\"")
                .contains("\"refunds\":{\"left\":0,");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P47",
            sentence =
                    "Eight refunds at once never give back more than was paid, nor a piece twice.")
    void eightAtOnceNeverGiveBackMoreThanWasPaid(Door door) {
        List<WebAnswer> answers =
                IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(
                                n ->
                                        door.ask(
                                                refund(
                                                        "at-once-" + n,
                                                        n % 2 == 0
                                                                ? piece(1)
                                                                : "{\"amount\":1700}")))
                        .toList();

        assertThat(answers)
                .allSatisfy(
                        answer ->
                                assertThat(
                                                answer.status() == 201
                                                        || answer.body().contains("nothing_left"))
                                        .as(answer.body())
                                        .isTrue());
        long stands = refundedAtStripe();
        assertThat(stands).isBetween(4300L, 6000L);
        JsonNode now = json(door.ask(file()).body()).path("refunds");
        assertThat(now.path("left").asLong()).isEqualTo(6000 - stands);
        assertThat(
                        now.findValues("lines").stream()
                                .flatMap(lines -> lines.valueStream())
                                .mapToLong(line -> line.path("quantity").asLong())
                                .sum())
                .isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P48",
            sentence =
                    "A refund that Stripe refuses or the bank sends back frees amount and pieces and "
                            + "is to be seen to, until it is asked for again.")
    void whatStripeRefusesIsFreeAgainAndToBeSeenTo(Door door) {
        // Made there and not told here yet.
        dashboard().stripe.refund(payment, 5000);

        assertThat(door.ask(refund("k1", piece(1))).body())
                .contains("\"status\":\"refused\"", "\"left\":6000");
        assertThat(todo(door)).contains(order);
        String failed =
                json(door.ask(refund("k2", "{\"amount\":1000}")).body())
                        .path("requests")
                        .path(1)
                        .path("refundId")
                        .asText();
        assertThat(failed).startsWith("re_");
        dashboard().stripe.failRefund(failed);
        learn(failed, door);

        assertThat(door.ask(file()).body()).contains("\"status\":\"failed\"");
        assertThat(todo(door)).contains(order);
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P48",
            sentence =
                    "A refund that Stripe refuses or the bank sends back frees amount and pieces and "
                            + "is to be seen to, until it is asked for again.")
    void aDisputeThatWasNotToldYetRefusesItAtStripe(Door door) {
        dashboard().stripe.dispute(payment);

        assertThat(door.ask(refund("k1", piece(1))).body())
                .contains("\"status\":\"refused\"", "charge_disputed", "\"left\":6000");
        assertThat(todo(door)).contains(order);
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P48",
            sentence =
                    "A refund that Stripe refuses or the bank sends back frees amount and pieces and "
                            + "is to be seen to, until it is asked for again.")
    void whatTheBalanceDoesNotCoverIsPendingAndFreeOnceItFailed(Door door) {
        dashboard().stripe.balanceCovers(false);
        String asked = door.ask(refund("k1", piece(2))).body();
        dashboard().stripe.balanceCovers(true);
        assertThat(asked).contains("\"status\":\"pending\"", "\"left\":0");
        assertThat(door.ask(refund("k2", "{\"amount\":1}")).body()).contains("nothing_left");

        String refund = json(asked).path("requests").path(0).path("refundId").asText();
        dashboard().stripe.failRefund(refund);
        learn(refund, door);

        assertThat(door.ask(file()).body()).contains("\"status\":\"failed\"", "\"left\":6000");
        assertThat(todo(door)).contains(order);
        assertThat(door.ask(refund("k3", piece(2))).body()).contains("\"status\":\"succeeded\"");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatStripeDoesNotAnswerIsLeftToTheSweep(Door door) {
        dashboard().stripe.failCalls(CREATE, CallFault.SERVER_ERROR, 9);
        WebAnswer asked = door.ask(refund("k1", piece(2)));
        dashboard().stripe.clearFaults();

        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        assertThat(asked.body()).contains("\"status\":\"requested\"", "\"left\":0");
        assertThat(dashboard().local.keys("DUE#").toString()).contains("refund#" + order);
        assertThat(door.ask(refund("k2", "{\"amount\":1}")).body()).contains("nothing_left");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P49",
            sentence =
                    "An order is cancelled once: what is left of it goes back, and none of its pieces "
                            + "leaves the shop any more.")
    void anOrderIsCancelledOnce(Door door) {
        door.ask(refund("k1", piece(1)));

        assertThat(door.ask(post("/cancel", "c1", "{}")).body())
                .contains("\"left\":0", "\"cancelledAt\":\"2026-11-26T12:00:00Z\"");
        assertThat(door.ask(post("/cancel", "c1", "{}")).status()).isEqualTo(201);
        assertThat(door.ask(post("/cancel", "c2", "{}")).body()).contains("order_cancelled");
        assertThat(refundedAtStripe()).isEqualTo(6000);
        assertThat(door.ask(post("/fulfilment", "f1", "{\"step\":\"packed\"}")).body())
                .contains("order_cancelled");
        assertThat(
                        door.ask(
                                        WebRequest.get("/dashboard/orders/" + order)
                                                .bearer(dashboard().token("user_refunds" + number)))
                                .body())
                .contains("\"cancelledAt\":\"2026-11-26T12:00:00Z\"");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void moneyThatIsNotTheShopsIsNotGivenBack(Door door) {
        String unpaid = "cs_test_unpaidrefund" + number;
        dashboard().guestOrder(unpaid, "g@example.com", TestClock.NOON, SessionStage.UNPAID);
        for (String route : List.of("/refunds", "/cancel")) {
            String body = route.equals("/cancel") ? "{}" : "{\"amount\":1}";
            assertThat(door.ask(of(unpaid, route, "u", body)).body()).contains("payment_pending");
        }
        String failed = "cs_test_failedrefund" + number;
        dashboard().guestOrder(failed, "g@example.com", TestClock.NOON, SessionStage.FAILED);
        assertThat(door.ask(of(failed, "/refunds", "f", "{\"amount\":1}")).body())
                .contains("\"code\":\"not_paid\"");
        dashboard().dispute(order, "needs_response");
        assertThat(door.ask(refund("k1", piece(1))).body()).contains("\"code\":\"disputed\"");
        assertThat(dashboard().stripe.requestCount(CREATE)).isZero();
        for (String body :
                List.of(
                        "{}",
                        "{\"amount\":0}",
                        "{\"amount\":1,\"shipping\":true}",
                        "{\"amount\":1,\"restock\":true}",
                        "{\"shipping\":true,\"restock\":true}",
                        "{\"amount\":1,\"reason\":\"hunger\"}")) {
            assertThat(door.ask(refund("wrong", body)).status()).as(body).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatIsPutBackIsPartOfTheRequest(Door door) {
        String again = "{\"lines\":[{\"sku\":\"N-RED\",\"quantity\":1}],\"restock\":true}";
        assertThat(door.ask(refund("k1", again)).status()).isEqualTo(201);
        assertThat(door.ask(refund("k1", piece(1))).body()).contains("idempotency_conflict");
        assertThat(door.ask(post("/cancel", "c1", "{\"restock\":false}")).status()).isEqualTo(201);
        assertThat(door.ask(post("/cancel", "c1", "{}")).body()).contains("idempotency_conflict");
        assertThat(dashboard().local.keys("DUE#").toString())
                .as("nothing of it is counted")
                .doesNotContain("restock#" + order);
    }

    private void learn(String refund, Door door) {
        String event = dashboard().stripe.lastEvent("refund.failed").id();
        assertThat(
                        door.ask(
                                        WebRequest.of("POST", "/admin/events/" + event + "/replay")
                                                .bearer(dashboard().admin()))
                                .body())
                .as(refund)
                .contains("\"result\":\"done\"");
    }

    private long refundedAtStripe() {
        return dashboard().stripe.events("refund.created").stream()
                .map(OrderRefundsTest::object)
                .filter(refund -> refund.path("payment_intent").asText().equals(payment))
                .mapToLong(refund -> refund.path("amount").asLong())
                .sum();
    }

    private static JsonNode object(Event event) {
        return event.json(event.accountVersion()).at("/data/object");
    }

    private String todo(Door door) {
        return door.ask(WebRequest.get("/admin/todo?reason=refund").bearer(dashboard().admin()))
                .body();
    }

    private static String piece(long quantity) {
        return "{\"lines\":[{\"sku\":\"N-RED\",\"quantity\":" + quantity + "}]}";
    }

    private WebRequest refund(String key, String body) {
        return post("/refunds", key, body);
    }

    private WebRequest post(String route, String key, String body) {
        return of(order, route, key, body);
    }

    private WebRequest of(String session, String route, String key, String body) {
        return WebRequest.post("/admin/orders/" + session + route, body)
                .header("Idempotency-Key", key)
                .bearer(dashboard().admin());
    }

    private WebRequest file() {
        return WebRequest.get("/admin/orders/" + order).bearer(dashboard().admin());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
