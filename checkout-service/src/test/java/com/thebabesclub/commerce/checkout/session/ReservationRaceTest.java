package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;
import com.thebabesclub.stripe.emulator.error.StripeError;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two tabs of one cart that has the only piece. */
class ReservationRaceTest {

    private static final String RED = "N-RED";
    private static final String WITH_ORANGE =
            "[{\"sku\": \"N-RED\", \"quantity\": 1}, {\"sku\": \"N-ORG\", \"quantity\": 1}]";
    private static final int ROUNDS = 12;

    private CountedShop shop;
    private Shopper shopper;

    @BeforeEach
    void open(@TempDir Path folder) {
        shop = CountedShop.open(folder);
        shopper = shop.shopper();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    @Case(
            id = "P109",
            sentence =
                    "Tabs of one cart that race for the only piece, where DynamoDB reports conflicts: none is sold out by "
                            + "its own cart, at most one session can be paid, and the piece is sold once.")
    void nobodyIsSoldOutByTheirOwnCart() throws Exception {
        Random random = new Random(109);
        for (int round = 0; round < ROUNDS; round++) {
            shop.stock(RED, 1);
            JsonNode one = shopper.quote(ONE);
            JsonNode both = shopper.quote(WITH_ORANGE, one);
            if (round % 2 == 0) {
                shopper.session(one);
            }
            conflictNowAndThen(random);
            List<WebAnswer> answers = atOnce(List.of(one, both, one, both));
            shop.service().table().tap().heal();

            assertThat(answers).as("round %d", round).anyMatch(answer -> answer.status() == 200);
            assertThat(answers)
                    .as("round %d", round)
                    .noneMatch(answer -> Shopper.code(answer).equals("sold_out"));
            assertThat(shop.available(RED)).as("round %d", round).isZero();
            assertThat(paid(answers)).as("round %d", round).isLessThanOrEqualTo(1);
            shop.service().clock().advance(Duration.ofHours(1));
        }
    }

    /** How many of the sessions that were answered Stripe takes money for. */
    private long paid(List<WebAnswer> answers) {
        return answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(answer -> Json.of(answer).path("sessionId").asText())
                .distinct()
                .filter(this::isPaid)
                .count();
    }

    private boolean isPaid(String session) {
        try {
            JsonNode answer = shop.service().stripe().pay(session, PaymentAttempt.succeeds());
            return answer.path("payment_status").asText().equals("paid");
        } catch (StripeError over) {
            return false;
        }
    }

    private List<WebAnswer> atOnce(List<JsonNode> quotes) throws Exception {
        try (ExecutorService tabs = Executors.newFixedThreadPool(quotes.size())) {
            return tabs
                    .invokeAll(
                            quotes.stream()
                                    .<Callable<WebAnswer>>map(
                                            quote -> () -> shopper.checkout(quote))
                                    .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    /** As DynamoDB does, and DynamoDB Local never. */
    private void conflictNowAndThen(Random random) {
        shop.service()
                .table()
                .tap()
                .script(
                        (call, proceed) ->
                                call.request() instanceof TransactWriteItemsRequest
                                                && isNext(random)
                                        ? CompletableFuture.failedFuture(conflict())
                                        : proceed.get());
    }

    private static synchronized boolean isNext(Random random) {
        return random.nextInt(4) == 0;
    }

    private static TransactionCanceledException conflict() {
        return TransactionCanceledException.builder()
                .cancellationReasons(
                        CancellationReason.builder().code("None").build(),
                        CancellationReason.builder().code("TransactionConflict").build())
                .build();
    }
}
