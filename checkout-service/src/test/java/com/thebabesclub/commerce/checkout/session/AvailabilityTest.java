package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.Catalogues;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A quote says what can be had of it. */
class AvailabilityTest {

    private static final String SENTENCE =
            "A quote says what can be had of counted lines as it was some seconds ago, a repeated one too, "
                    + "and hints at nothing else; what is not counted costs nothing.";
    private static final String RED = "N-RED";
    private static final String TWO = "[{\"sku\": \"N-RED\", \"quantity\": 2}]";
    private static final String ORANGE = "[{\"sku\": \"N-ORG\", \"quantity\": 1}]";

    private static final String SET_BUT_ONE =
            "[{\"sku\": \"N-PRL\", \"quantity\": 1}, {\"sku\": \"E-DRP-PRL\", \"quantity\": 1}]";

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
    @Case(id = "P98", sentence = SENTENCE)
    void aQuoteSaysWhatCanBeHad() {
        assertThat(availability(shopper.quote(ONE))).as("never put in").isEqualTo("sold_out");
        for (String expected : new String[] {"4 in_stock", "3 low", "1 low", "0 sold_out"}) {
            stock(Long.parseLong(expected.substring(0, 1)));
            assertThat(availability(shopper.quote(ONE))).isEqualTo(expected.substring(2));
        }
        stock(1);
        assertThat(availability(shopper.quote(TWO))).as("one of two").isEqualTo("sold_out");
    }

    @Test
    @Case(id = "P98", sentence = SENTENCE)
    void aRepeatedQuoteSaysItAnewAndTheStoredOneNothing() {
        stock(5);
        JsonNode first = shopper.quote(ONE);
        stock(0);
        JsonNode again = shopper.quote(ONE, first);

        assertThat(again.path("quoteSignature")).isEqualTo(first.path("quoteSignature"));
        assertThat(availability(first)).isEqualTo("in_stock");
        assertThat(availability(again)).isEqualTo("sold_out");
        assertThat(shop.service().table().dump().toString()).doesNotContain("in_stock", "sold_out");
    }

    @Test
    @Case(id = "P98", sentence = SENTENCE)
    void nobodyIsSoldOutByTheirOwnCart() {
        stock(1);
        JsonNode mine = shopper.quote(ONE);
        shopper.session(mine);
        later();

        assertThat(availability(shopper.quote(ONE, mine))).isEqualTo("low");
        assertThat(availability(shopper.quote(ONE))).isEqualTo("sold_out");
        shop.service().clock().advance(Duration.ofMinutes(36));
        assertThat(availability(shopper.quote(ONE, mine)))
                .as("its time is over")
                .isEqualTo("sold_out");
    }

    @Test
    @Case(id = "P98", sentence = SENTENCE)
    void aReadingIsHeldForSeconds() {
        stock(5);
        shopper.quote(ONE);
        shop.stock(RED, 0);

        CapacityLedger ledger = CapacityLedger.on(shop.service().table());
        assertThat(availability(shopper.quote(ONE))).isEqualTo("in_stock");
        double held = ledger.usage().readUnits();
        later();
        CapacityLedger anew = CapacityLedger.on(shop.service().table());
        assertThat(availability(shopper.quote(ONE))).isEqualTo("sold_out");
        assertThat(anew.usage().readUnits()).isEqualTo(held + 0.5);
    }

    @Test
    @Case(id = "P98", sentence = SENTENCE)
    void whatIsNotCountedCostsNothing() {
        shopper.quote(ORANGE);
        later();
        CapacityLedger ledger = CapacityLedger.on(shop.service().table());
        JsonNode quote = shopper.quote(ORANGE);

        System.out.println("quote of what is not counted: " + ledger.usage());
        assertThat(quote.path("items").path(0).has("availability")).isFalse();
        assertThat(ledger.usage().readUnits()).isZero();
        assertThat(ledger.usage().roundTrips()).isEqualTo(1);
    }

    @Test
    @Case(id = "P98", sentence = SENTENCE)
    void aStockThatCannotBeReadIsNoReasonNotToSell() {
        shop.service()
                .table()
                .tap()
                .script(
                        (call, proceed) ->
                                call.request() instanceof BatchGetItemRequest
                                        ? CompletableFuture.failedFuture(
                                                SdkClientException.create("cut"))
                                        : proceed.get());
        JsonNode quote = shopper.quote(ONE);
        shop.service().table().tap().heal();

        assertThat(quote.path("items").path(0).has("availability")).isFalse();
        assertThat(quote.path("total").asLong()).isEqualTo(3000);
    }

    @Test
    @Case(id = "P98", sentence = SENTENCE)
    void hintsNameOnlyWhatCanBeHad(@TempDir Path folder) {
        String pearls = "\"sku\": \"B-PRL\", \"name\"";
        try (CountedShop pearl =
                CountedShop.open(
                        folder, Catalogues.with(folder, pearls, "\"counted\": true, " + pearls))) {
            Shopper other = pearl.shopper();
            JsonNode soldOut = other.quote(SET_BUT_ONE);
            pearl.stock("B-PRL", 1);
            pearl.service().clock().advance(Duration.ofSeconds(6));

            assertThat(soldOut.path("nextTierHints").toString()).doesNotContain("B-PRL");
            assertThat(other.quote(SET_BUT_ONE, soldOut).path("nextTierHints").toString())
                    .as("the same quote")
                    .contains("B-PRL");
        }
    }

    private void stock(long number) {
        shop.stock(RED, number);
        later();
    }

    private void later() {
        shop.service().clock().advance(Duration.ofSeconds(6));
    }

    private static String availability(JsonNode quote) {
        return quote.path("items").path(0).path("availability").asText();
    }
}
