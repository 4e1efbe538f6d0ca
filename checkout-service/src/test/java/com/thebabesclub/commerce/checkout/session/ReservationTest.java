package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.BUNDLE;
import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
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
import java.util.stream.IntStream;

/** What is counted is held for the cart that is about to be paid. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReservationTest {

    private static final String RED = "N-RED";
    private static final String TWO = "[{\"sku\": \"N-RED\", \"quantity\": 2}]";
    private static final String ORANGE = "[{\"sku\": \"N-ORG\", \"quantity\": 1}]";

    private CountedShop shop;
    private Shopper shopper;

    @BeforeAll
    void open(@TempDir Path folder) {
        shop = CountedShop.open(folder);
        shopper = shop.shopper();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    @Case(
            id = "P90",
            sentence =
                    "Of 100 shoppers at once for 1 and for 7 counted pieces that many get a session, the others "
                            + "409 `sold_out` with what is left, also where DynamoDB reports conflicts.")
    void whoComesTooLateIsToldWhatIsLeft() {
        shop.stock(RED, 1);
        JsonNode mine = shopper.quote(ONE);
        JsonNode yours = shopper.quote(BUNDLE);
        shopper.session(mine);
        assertThat(shop.available(RED)).isZero();

        WebAnswer answer = shopper.checkout(yours);
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(Shopper.code(answer)).isEqualTo("sold_out");
        assertThat(Json.of(answer).path("lines").toString())
                .isEqualTo("[{\"sku\":\"N-RED\",\"left\":0}]");
        shop.stock(RED, 3);
        shopper.session(yours);
    }

    @Test
    @Case(
            id = "P91",
            sentence =
                    "A later claim of a cart takes its reservation over: nobody is sold out by their own cart, and "
                            + "what it does not want any more is given back once the session before has ended.")
    void aLaterClaimTakesTheReservationOver() {
        shop.stock(RED, 2);
        JsonNode two = shopper.quote(TWO);
        shopper.session(two);
        assertThat(shop.available(RED)).isZero();

        JsonNode one = shopper.quote(ONE, two);
        shopper.session(one);
        assertThat(shop.available(RED)).isEqualTo(1);

        JsonNode three = shopper.quote("[{\"sku\": \"N-RED\", \"quantity\": 3}]", two);
        WebAnswer answer = shopper.checkout(three);
        assertThat(Json.of(answer).path("lines").path(0).path("left").asLong()).isEqualTo(2);
        assertThat(shop.available(RED)).isEqualTo(1);
        shopper.session(shopper.quote(TWO, two));
        assertThat(shop.available(RED)).isZero();
    }

    @Test
    @Case(
            id = "P91",
            sentence =
                    "A later claim of a cart takes its reservation over: nobody is sold out by their own cart, and "
                            + "what it does not want any more is given back once the session before has ended.")
    void bothAreHeldUntilTheSessionBeforeHasEnded() {
        shop.stock(RED, 3);
        JsonNode two = shopper.quote(TWO);
        shopper.session(two);
        JsonNode one = shopper.quote(ONE, two);
        shop.service().stripe().failCalls(Shopper.EXPIRE, CallFault.REFUSED, 9);
        Shopper.assertUnavailable(shopper.checkout(one));
        assertThat(shop.available(RED)).isEqualTo(1);

        shop.service().stripe().clearFaults();
        shopper.session(one);
        assertThat(shop.available(RED)).isEqualTo(2);
    }

    @Test
    @Case(
            id = "P92",
            sentence =
                    "A claim costs no round trip more, 7 WCU and 2 for each counted line; without one nothing.")
    void aCountedLineCostsNoRoundTripAndUncountedOnesNothing() {
        shop.stock(RED, 5);
        CapacityLedger.Usage counted = usage(shopper.quote(ONE));
        CapacityLedger.Usage others = usage(shopper.quote(ORANGE));

        System.out.println("create-session, guest, one counted line: " + counted);
        assertThat(counted.roundTrips()).isLessThanOrEqualTo(3);
        assertThat(counted.writeUnits()).isEqualTo(others.writeUnits() + 9);
        assertThat(counted.readUnits()).isEqualTo(others.readUnits());
        assertThat(others.writeUnits()).isLessThanOrEqualTo(8);
    }

    private CapacityLedger.Usage usage(JsonNode quote) {
        CapacityLedger ledger = CapacityLedger.on(shop.service().table());
        shopper.session(quote);
        return ledger.usage();
    }

    @Test
    @Case(
            id = "P92",
            sentence =
                    "A claim costs no round trip more, 7 WCU and 2 for each counted line; without one nothing.")
    void theSessionNamesItsReservationAndEndsSooner() {
        shop.stock(RED, 5);
        String session = shopper.session(shopper.quote(ONE));

        String pointer = shop.item("SESSION#" + session + " / METADATA");
        long ends = shop.service().clock().instant().plus(Duration.ofMinutes(35)).getEpochSecond();
        String reservation =
                shop.service().stripe().pay(session).path("metadata").path("reservation").asText();
        assertThat(reservation).matches("\\d+-1");
        assertThat(pointer)
                .contains("sessionExpiresAt=AttributeValue(N=" + ends + ")")
                .contains("reservation=AttributeValue(S=" + reservation + ")");
    }

    @Test
    @Case(
            id = "P90",
            sentence =
                    "Of 100 shoppers at once for 1 and for 7 counted pieces that many get a session, the others "
                            + "409 `sold_out` with what is left, also where DynamoDB reports conflicts.")
    void ofAHundredShoppersAsManyGetASessionAsThereArePieces() throws Exception {
        for (int pieces : List.of(1, 7)) {
            shop.stock(RED, pieces);
            conflictNowAndThen();
            List<JsonNode> quotes =
                    IntStream.range(0, 100).mapToObj(_ -> shopper.quote(ONE)).toList();
            List<Integer> answers = atOnce(quotes);
            shop.service().table().tap().heal();

            assertThat(answers).filteredOn(status -> status == 200).hasSize(pieces);
            assertThat(answers).filteredOn(status -> status == 409).hasSize(100 - pieces);
            assertThat(shop.available(RED)).isZero();
        }
    }

    private List<Integer> atOnce(List<JsonNode> quotes) throws Exception {
        try (ExecutorService browsers = Executors.newFixedThreadPool(25)) {
            List<Future<Integer>> answers =
                    browsers.invokeAll(
                            quotes.stream()
                                    .<Callable<Integer>>map(
                                            quote -> () -> shopper.checkout(quote).status())
                                    .toList());
            return answers.stream().map(Future::resultNow).toList();
        }
    }

    /** As DynamoDB does, and DynamoDB Local never. */
    private void conflictNowAndThen() {
        Random random = new Random(90);
        shop.service()
                .table()
                .tap()
                .script(
                        (call, proceed) ->
                                call.request() instanceof TransactWriteItemsRequest
                                                && random.nextInt(3) == 0
                                        ? CompletableFuture.failedFuture(conflict())
                                        : proceed.get());
    }

    private static TransactionCanceledException conflict() {
        return TransactionCanceledException.builder()
                .cancellationReasons(
                        CancellationReason.builder().code("None").build(),
                        CancellationReason.builder().code("TransactionConflict").build())
                .build();
    }
}
