package com.thebabesclub.commerce.outbox.orderevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.outbox.orderevent.OrderEventTarget.Message;
import com.thebabesclub.commerce.outbox.orderevent.OrderEventTarget.OrderEventNotTaken;
import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.MailReceiver;
import com.thebabesclub.commerce.testing.TestClock;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

class OrderEventTargetsTest {

    private static final Message MESSAGE =
            new Message("cs_1:2:order.paid", "order.paid", TestClock.NOON, "{\"id\":\"é\"}");
    private static final String OTHER = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

    private final TestClock clock = TestClock.atNoon();
    private final MailReceiver receiver = new MailReceiver();
    private final ApplicationContext beans =
            ApplicationContext.run(
                    Map.of(
                            "aws.region", "us-east-1",
                            "aws.access-key-id", "a",
                            "aws.secret-key", "b",
                            "aws.services.eventbridge.endpoint-override",
                                    receiver.address().toString()));

    @AfterEach
    void close() {
        beans.close();
        receiver.close();
    }

    /** The example of the specification's own libraries. */
    @Case(
            id = "P75",
            sentence =
                    "A webhook about an order is signed as Standard Webhooks has it, with two secrets"
                            + " while one is rotated, and is never sent on to another address.")
    @Test
    void theSignatureIsThatOfStandardWebhooks() {
        StandardWebhookSigner signer = StandardWebhookSigner.of(Secret.of(OrderEventShop.SECRET));

        assertThat(
                        signer.sign(
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                Instant.ofEpochSecond(1614265330),
                                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void duringARotationBothSecretsSign() {
        Await.done(webhook(OrderEventShop.SECRET + ", " + OTHER).send(MESSAGE));

        MailReceiver.Call call = receiver.taken().getFirst();
        byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
        assertThat(call.body()).isEqualTo(MESSAGE.body());
        assertThat(call.headers())
                .containsEntry("webhook-id", MESSAGE.id())
                .containsEntry("webhook-timestamp", Long.toString(TestClock.NOON.getEpochSecond()))
                .containsEntry(
                        "webhook-signature",
                        signed(OrderEventShop.SECRET, body) + " " + signed(OTHER, body));
    }

    private static String signed(String secret, byte[] body) {
        return StandardWebhookSigner.of(Secret.of(secret)).sign(MESSAGE.id(), TestClock.NOON, body);
    }

    @Test
    void aSecretThatDoesNotServeStopsTheStart() {
        for (String wrong :
                List.of(
                        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "whsec_c2hvcnQ=",
                        "whsec_%",
                        OTHER + ",",
                        String.join(",", OTHER, OTHER, OTHER))) {
            assertThatThrownBy(() -> webhook(wrong))
                    .as(wrong)
                    .isInstanceOf(InvalidSettingException.class)
                    .hasMessageStartingWith("ORDER_WEBHOOK_SECRET ")
                    .hasMessageNotContaining("c2hvcnQ");
        }
    }

    @Test
    void anythingButAcceptanceIsNotTaken() {
        for (int code : List.of(302, 307, 400, 401, 410, 429, 500)) {
            receiver.answer(code, "");
            assertThatThrownBy(() -> Await.done(webhook(OTHER).send(MESSAGE)))
                    .isInstanceOf(OrderEventNotTaken.class)
                    .hasMessage("the webhook answered " + code);
        }
        receiver.close();
        assertThatThrownBy(() -> Await.done(webhook(OTHER).send(MESSAGE)))
                .isInstanceOf(OrderEventNotTaken.class)
                .hasMessage("the webhook did not answer");
    }

    @Test
    void whoeverIsSilentIsWaitedForNoLongerThanTheRequest() {
        receiver.keepSilent();

        assertThatThrownBy(
                        () ->
                                Await.done(
                                        Deadline.in(Duration.ofMillis(1100), clock)
                                                .bound(webhook(OTHER).send(MESSAGE))))
                .isInstanceOf(OrderEventNotTaken.class);
    }

    @Test
    void theBusGetsTheEventAsItsDetail() throws IOException {
        receiver.answer(200, "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"e\"}]}");

        Await.done(bus().send(MESSAGE));

        JsonNode entry =
                new ObjectMapper().readTree(receiver.taken().getFirst().body()).at("/Entries/0");
        assertThat(entry.path("EventBusName").asText()).isEqualTo("orders");
        assertThat(entry.path("Source").asText()).isEqualTo("babesclub");
        assertThat(entry.path("DetailType").asText()).isEqualTo("order.paid");
        assertThat(entry.path("Detail").asText()).isEqualTo(MESSAGE.body());
        assertThat(entry.path("Time").asLong()).isEqualTo(TestClock.NOON.getEpochSecond());
    }

    @Test
    void anEntryThatTheBusDidNotTakeIsNotTaken() {
        receiver.answer(
                200,
                "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"ThrottlingException\","
                        + "\"ErrorMessage\":\"cs_1\"}]}");
        assertThatThrownBy(() -> Await.done(bus().send(MESSAGE)))
                .isInstanceOf(OrderEventNotTaken.class)
                .hasMessage("the bus answered ThrottlingException");

        receiver.answer(400, "{\"__type\":\"ResourceNotFoundException\"}");
        assertThatThrownBy(() -> Await.done(bus().send(MESSAGE)))
                .isInstanceOf(OrderEventNotTaken.class)
                .hasMessage("the bus answered ResourceNotFoundException");

        receiver.close();
        assertThatThrownBy(() -> Await.done(bus().send(MESSAGE)))
                .isInstanceOf(OrderEventNotTaken.class)
                .hasMessage("the bus did not answer");
    }

    private OrderEventTarget bus() {
        return new EventBridgeTarget(
                () -> beans.getBean(EventBridgeAsyncClient.class), "orders", "babesclub");
    }

    private OrderEventTarget webhook(String secret) {
        return new WebhookTarget(receiver.address(), OrderEventShop.secrets(clock, secret), clock);
    }
}
