package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.MailReceiver;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.stripe.emulator.event.Event;

import io.micronaut.context.DefaultApplicationContextBuilder;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Others are told of what the shop's people do about an order before the dashboard answers. */
@MicronautTest(contextBuilder = ShopOrderEventTest.Builder.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShopOrderEventTest {

    private static int number;

    @Inject Dashboard dashboard;
    @Inject MailReceiver receiver;

    private String order = "";
    private int toldBefore;

    /** With a receiver of webhooks. */
    public static final class Builder extends DefaultApplicationContextBuilder {

        public Builder() {
            MailReceiver receiver = new MailReceiver();
            DashboardContextBuilder.configure(
                    this,
                    Map.of(
                            "ORDER_WEBHOOK_URL",
                            receiver.address().toString(),
                            "ORDER_WEBHOOK_SECRET",
                            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
            singletons(receiver);
        }
    }

    /** An order that is paid at Stripe, told of where an event of it is replayed. */
    @BeforeEach
    void paid() {
        receiver.answer(200, "");
        String event = dashboard.untoldPayment("user_told" + ++number);
        WebAnswer replayed =
                dashboard
                        .doors()
                        .getFirst()
                        .ask(
                                WebRequest.of("POST", "/admin/events/" + event + "/replay")
                                        .bearer(dashboard.admin()));
        assertThat(replayed.body()).contains("\"result\":\"done\"");
        Event paid = dashboard.stripe.lastEvent("checkout.session.completed");
        order = paid.json(paid.accountVersion()).at("/data/object/id").asText();
        assertThat(told()).containsSubsequence(order + ":2:order.created", order + ":2:order.paid");
        toldBefore = receiver.taken().size();
    }

    List<Door> doors() {
        return dashboard.doors();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P76",
            sentence =
                    "What the shop's people do about an order is told to others before they are"
                            + " answered, all that one request does in turn.")
    void aStepIsToldBeforeItIsAnswered(Door door) {
        assertThat(door.ask(post("/fulfilment", "k1", "{\"step\":\"shipped\"}")).status())
                .isEqualTo(201);

        assertThat(toldSince()).containsExactly(order + ":3:order.shipped");
        assertThat(owed()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P76",
            sentence =
                    "What the shop's people do about an order is told to others before they are"
                            + " answered, all that one request does in turn.")
    void aRefundIsToldFromTheRequestToTheMoney(Door door) {
        assertThat(door.ask(post("/refunds", "k1", "{\"amount\":1000}")).status()).isEqualTo(201);

        assertThat(toldSince())
                .containsExactly(order + ":3:order.updated", order + ":4:order.refunded");
        assertThat(owed()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P76",
            sentence =
                    "What the shop's people do about an order is told to others before they are"
                            + " answered, all that one request does in turn.")
    void aCancelIsToldWithItsRefund(Door door) {
        assertThat(door.ask(post("/cancel", "k1", "{}")).status()).isEqualTo(201);

        assertThat(toldSince())
                .containsExactly(order + ":3:order.cancelled", order + ":4:order.refunded");
        assertThat(owed()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P77",
            sentence =
                    "A receiver that refuses or hangs changes no answer and takes its few seconds at"
                            + " most, after the work; the sweep tells it later.")
    void aReceiverThatRefusesChangesNoAnswer(Door door) {
        receiver.answer(500, "");

        WebAnswer answer = door.ask(post("/refunds", "k1", "{\"amount\":1000}"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).contains("\"status\":\"succeeded\"");
        assertThat(toldSince()).isEmpty();
        assertThat(owed()).as("left to the sweep").hasSize(1);
    }

    @Test
    @Case(
            id = "P77",
            sentence =
                    "A receiver that refuses or hangs changes no answer and takes its few seconds at"
                            + " most, after the work; the sweep tells it later.")
    void aReceiverThatHangsTakesItsLimitOnceAndAfterTheWork() {
        receiver.keepSilent();
        long begin = System.nanoTime();

        WebAnswer answer =
                dashboard.doors().getFirst().ask(post("/refunds", "k1", "{\"amount\":1000}"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).contains("\"status\":\"succeeded\"");
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(6));
        assertThat(owed()).as("left to the sweep").hasSize(1);
    }

    private WebRequest post(String path, String key, String body) {
        return WebRequest.post("/admin/orders/" + order + path, body)
                .header("Idempotency-Key", key)
                .bearer(dashboard.admin());
    }

    private List<String> owed() {
        return dashboard.local.keys("DUE#STANDING").stream()
                .filter(key -> key.endsWith("#" + order))
                .toList();
    }

    private List<String> toldSince() {
        return told().subList(toldBefore, receiver.taken().size());
    }

    private List<String> told() {
        return receiver.taken().stream()
                .map(call -> call.headers().getOrDefault("webhook-id", ""))
                .toList();
    }
}
