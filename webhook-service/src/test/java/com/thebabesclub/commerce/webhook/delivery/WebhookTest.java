package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.net.Webhook;
import com.stripe.param.checkout.SessionCreateParams;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;
import com.thebabesclub.stripe.emulator.webhook.SignedDelivery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

class WebhookTest extends DeliveryTest {

    @ParameterizedTest
    @MethodSource("doors")
    void aPaidSessionIsAnOrderBeforeTheAnswerIsSent(Door door) throws StripeException {
        String session = shop.open();
        shop.stripe.pay(session);
        shop.stripe.clearRequests();

        WebAnswer answer = shop.deliver(door, COMPLETED);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"received\":true}");
        assertThat(orders(session)).hasSize(1);
        assertThat(shop.stripe.requests()).as("a verified payload is enough").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aTokenThatSomebodySendsAlongChangesNothing(Door door) throws StripeException {
        String session = shop.open();
        shop.stripe.pay(session);
        SignedDelivery signed =
                shop.stripe.signed(shop.stripe.lastEvent(COMPLETED).id(), WebhookShop.SECRET);

        WebAnswer answer =
                door.ask(
                        WebhookShop.delivery(signed.text(), signed.header())
                                .header("Authorization", "Bearer forged"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(orders(session)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "T-ACK-3",
            sentence =
                    "No signature, a bad one, a malformed header, a body that is not JSON: 400, never 500.")
    @Case(
            id = "A20",
            sentence =
                    "A webhook signature that is missing, old, of the future, malformed or one of fifty.")
    void whatStripeDidNotSignIsRefusedWithoutARead(Door door) throws StripeException {
        shop.stripe.pay(shop.open());
        shop.local.tap().forgetCalls();
        SignedDelivery signed =
                shop.stripe.signed(shop.stripe.lastEvent(COMPLETED).id(), WebhookShop.SECRET);
        List<WebAnswer> answers =
                List.of(
                        door.ask(WebhookShop.delivery(signed.text(), "t=abc,v1=ff")),
                        door.ask(WebhookShop.delivery(signed.text(), "")),
                        door.ask(WebhookShop.delivery(signed.text() + " ", signed.header())),
                        door.ask(WebhookShop.delivery("not json", signed.header())),
                        door.ask(
                                WebhookShop.delivery(
                                        signed.text(), signed.header().replace("v1=", "v0="))));

        assertThat(answers).extracting(WebAnswer::status).containsOnly(400);
        assertThat(answers)
                .extracting(WebAnswer::body)
                .allMatch(body -> body.contains("\"code\":\"invalid_"));
        assertThat(shop.local.tap().calls()).isEmpty();
    }

    @Test
    @Case(id = "T-ACK-1", sentence = "An event type that we do nothing with: 200.")
    void aTypeThatWeDoNothingWithIsAcknowledgedWithoutARead() throws StripeException {
        shop.stripe.pay(shop.open());
        shop.local.tap().forgetCalls();

        assertThat(shop.deliver(netty(), "payment_intent.succeeded").status()).isEqualTo(200);
        assertThat(shop.local.tap().calls()).isEmpty();
    }

    @Test
    @Case(
            id = "T-ACK-2",
            sentence = "A session of another system on the same account: 200, no row.")
    void aSessionOfAnotherSystemIsAcknowledgedWithOneReadAndNoWrite() throws StripeException {
        SessionCreateParams foreign =
                SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.PAYMENT)
                        .setSuccessUrl("https://elsewhere.example/thanks")
                        .putMetadata("app", "another")
                        .addLineItem(
                                SessionCreateParams.LineItem.builder()
                                        .setQuantity(1L)
                                        .setPriceData(
                                                SessionCreateParams.LineItem.PriceData.builder()
                                                        .setCurrency("usd")
                                                        .setUnitAmount(500L)
                                                        .setProductData(
                                                                SessionCreateParams.LineItem
                                                                        .PriceData.ProductData
                                                                        .builder()
                                                                        .setName("Donation")
                                                                        .build())
                                                        .build())
                                        .build())
                        .build();
        shop.stripe.pay(shop.client.v1().checkout().sessions().create(foreign).getId());

        assertThat(shop.deliver(netty(), COMPLETED).status()).isEqualTo(200);
        assertThat(shop.local.tap().calls())
                .singleElement()
                .satisfies(call -> assertThat(call.request()).isInstanceOf(GetItemRequest.class));
    }

    @Test
    @Case(id = "T-ACK-7", sentence = "An event of the other mode (test, live): 200, no write.")
    @Case(id = "A22", sentence = "A valid signature of another endpoint or mode.")
    void anEventOfTheOtherModeIsAcknowledgedWithoutARead()
            throws StripeException, GeneralSecurityException {
        shop.stripe.pay(shop.open());
        shop.local.tap().forgetCalls();
        String body =
                shop.stripe
                        .signed(shop.stripe.lastEvent(COMPLETED).id(), WebhookShop.SECRET)
                        .text()
                        .replaceAll("\"livemode\":\\s*false", "\"livemode\":true");

        assertThat(signedAnew(body).status()).isEqualTo(200);
        assertThat(shop.local.tap().calls()).isEmpty();
    }

    @Test
    @Case(id = "T-ACK-8", sentence = "A thin event (v2): 200.")
    void aThinEventIsAcknowledged() throws GeneralSecurityException {
        String thin =
                """
                {"id":"evt_thin","object":"v2.core.event","type":"v1.checkout.session.completed",\
                "created":"2026-11-26T12:00:00.000Z","livemode":false}""";

        assertThat(signedAnew(thin).status()).isEqualTo(200);
        assertThat(shop.local.tap().calls()).isEmpty();
    }

    @Test
    @Case(
            id = "T-ACK-4",
            sentence =
                    "The table is down at the commit: 5xx, no mark of completion, the redelivery succeeds.")
    @Case(
            id = "F3",
            sentence = "The table throttles for good at a webhook: 5xx, no mark of completion.")
    void whereTheTableIsDownStripeIsAskedToDeliverAgain() throws StripeException {
        String session = shop.open();
        shop.stripe.pay(session);
        AtomicInteger commits = new AtomicInteger();
        shop.local
                .tap()
                .script(
                        (call, proceed) ->
                                call.request() instanceof TransactWriteItemsRequest
                                                && commits.incrementAndGet() == 1
                                        ? CompletableFuture.failedFuture(
                                                SdkClientException.create("connection reset"))
                                        : proceed.get());

        WebAnswer first = shop.deliver(netty(), COMPLETED);
        assertThat(first.status()).isEqualTo(503);
        assertThat(first.header("Retry-After")).isNotEmpty();
        assertThat(orders(session)).isEmpty();
        assertThat(shop.local.keys("FAILED"))
                .singleElement()
                .asString()
                .endsWith(shop.stripe.lastEvent(COMPLETED).id());

        assertThat(shop.deliver(netty(), COMPLETED).status()).isEqualTo(200);
        assertThat(orders(session)).hasSize(1);
    }

    @Test
    @Case(
            id = "F4",
            sentence = "The answer to a write is lost: the retry recognises its own write.")
    void aCommitWhoseAnswerWasLostIsRecognisedBeforeTheAnswer() throws StripeException {
        String session = shop.open();
        shop.stripe.pay(session);
        AtomicInteger commits = new AtomicInteger();
        shop.local
                .tap()
                .script(
                        (call, proceed) -> {
                            boolean lost =
                                    call.request() instanceof TransactWriteItemsRequest
                                            && commits.incrementAndGet() == 1;
                            return lost
                                    ? proceed.get()
                                            .thenCompose(
                                                    _ ->
                                                            CompletableFuture.failedFuture(
                                                                    SdkClientException.create(
                                                                            "connection reset")))
                                    : proceed.get();
                        });

        assertThat(shop.deliver(netty(), COMPLETED).status()).isEqualTo(200);
        assertThat(shop.deliver(netty(), COMPLETED).status()).isEqualTo(200);
        assertThat(orders(session)).hasSize(1);
        assertThat(shop.local.keys("FAILED")).isEmpty();
        assertThat(commits).as("the duplicate was told from the ledger").hasValue(1);
    }

    @Test
    @Case(id = "T-PAY-1", sentence = "A delayed payment is pending, and paid when it arrives.")
    @Case(id = "A23", sentence = "An unpaid completed session.")
    void aDelayedPaymentIsPendingUntilItArrives() throws StripeException {
        String session = shop.open();
        shop.stripe.pay(session, PaymentAttempt.pending());
        shop.deliver(netty(), COMPLETED);
        assertThat(status(session)).isEqualTo("pending_payment");

        shop.stripe.settle(session, true);
        shop.deliver(netty(), "checkout.session.async_payment_succeeded");
        assertThat(status(session)).isEqualTo("completed");
    }

    @Test
    @Case(
            id = "T-PAY-2",
            sentence = "A delayed payment that fails is told apart from a pending one.")
    void aDelayedPaymentThatFailsIsToldApartFromAPendingOne() throws StripeException {
        String session = shop.open();
        shop.stripe.pay(session, PaymentAttempt.pending());
        shop.stripe.settle(session, false);

        shop.deliver(netty(), "checkout.session.async_payment_failed");
        shop.deliver(netty(), COMPLETED);

        assertThat(status(session)).isEqualTo("payment_failed");
    }

    @Test
    void anExpiredSessionLeavesNoOrder() throws StripeException {
        String session = shop.open();
        shop.stripe.moveClock(Duration.ZERO);
        shop.client.v1().checkout().sessions().expire(session);

        assertThat(shop.deliver(netty(), "checkout.session.expired").status()).isEqualTo(200);
        assertThat(orders(session)).isEmpty();
    }

    private WebAnswer signedAnew(String body) throws GeneralSecurityException {
        String time = Long.toString(shop.clock.instant().getEpochSecond());
        String signature = Webhook.Util.computeHmacSha256(WebhookShop.SECRET, time + "." + body);
        return netty().ask(WebhookShop.delivery(body, "t=" + time + ",v1=" + signature));
    }

    private Door netty() {
        return shop.doors.getFirst();
    }

    private List<String> orders(String session) {
        return shop.local.keys("USER#").stream().filter(key -> key.endsWith(session)).toList();
    }

    private String status(String session) {
        return shop.local.dump().entrySet().stream()
                .filter(
                        item ->
                                item.getKey().startsWith("USER#")
                                        && item.getKey().endsWith(session))
                .map(item -> Objects.requireNonNull(item.getValue().get("status")).s())
                .findFirst()
                .orElse("no order");
    }
}
