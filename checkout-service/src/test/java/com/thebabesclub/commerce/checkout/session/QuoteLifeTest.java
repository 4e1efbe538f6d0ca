package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;

import java.time.Duration;
import java.util.Map;

/** How long a quote is good for, by clocks that do not agree, and what of it is signed. */
class QuoteLifeTest extends ShopTest {

    private Duration moved = Duration.ZERO;

    @AfterEach
    void putTheClockBack() {
        service.clock().advance(moved.negated());
        moved = Duration.ZERO;
    }

    @Test
    @Case(id = "F11", sentence = "An item past its time that is still there counts as gone.")
    void whatIsPastItsTimeCountsAsGoneAlthoughItIsStillThere() {
        JsonNode quote = shopper.quote(ONE);
        String session = shopper.session(quote);
        String row = "QUOTE#" + signature(quote);

        move(Duration.ofDays(3));

        assertThat(service.table().keys(row)).contains(row + " / CACHE");
        assertThat(shopper.checkout(quote).status()).isEqualTo(410);
        assertThat(recovered(quote).status()).isEqualTo(404);
        JsonNode again = shopper.quote(ONE, quote);
        assertThat(signature(again)).isNotEqualTo(signature(quote));
        assertThat(shopper.session(again)).isNotEqualTo(session);
    }

    @Test
    @Case(id = "F38", sentence = "Clocks that differ by two minutes.")
    void anInstanceWhoseClockIsTwoMinutesBehindTakesTheQuoteOfAnother() {
        JsonNode quote = shopper.quote(ONE);

        move(Duration.ofMinutes(-2));

        assertThat(shopper.quote(ONE, quote)).isEqualTo(quote);
        String session = shopper.session(quote);
        move(Duration.ofMinutes(4));
        assertThat(shopper.session(quote)).as("ahead of the first by two").isEqualTo(session);
    }

    @Test
    @Case(id = "F38", sentence = "Clocks that differ by two minutes.")
    void aClockThatFallsBackOverMidnightStillCounts() {
        move(Duration.ofHours(12).plusMinutes(1));
        assertThat(shopper.quote(ONE).path("total").asLong()).isEqualTo(3000);

        move(Duration.ofMinutes(-2));

        assertThat(shopper.quote(ONE).path("total").asLong()).isEqualTo(3000);
    }

    @Test
    @Case(id = "A13", sentence = "A quote that is expired, of another currency, or paid already.")
    void aStoredQuoteOfAnotherCurrencyOrTotalIsNotTheSignedOne() {
        JsonNode currency = shopper.quote(ONE);
        change(currency, "currency", AttributeValue.fromS("jpy"));
        JsonNode later = shopper.quote(ONE);
        change(later, "validUntil", AttributeValue.fromN("9999999999"));

        for (JsonNode quote : new JsonNode[] {currency, later}) {
            WebAnswer answer = shopper.checkout(quote);
            assertThat(answer.status()).as(answer.body()).isEqualTo(500);
        }
        assertThat(service.stripe().requests()).isEmpty();
    }

    private void move(Duration step) {
        service.clock().advance(step);
        moved = moved.plus(step);
    }

    private WebAnswer recovered(JsonNode quote) {
        return service.rest()
                .ask(
                        WebRequest.get("/cart/recover")
                                .header("X-Cart-Token", quote.path("cartToken").asText()));
    }

    private static String signature(JsonNode quote) {
        return quote.path("quoteSignature").asText();
    }

    /** What somebody does who may write the table and has no key. */
    private void change(JsonNode quote, String attribute, AttributeValue value) {
        service.table()
                .tap()
                .direct()
                .updateItem(
                        update ->
                                update.tableName(service.table().name())
                                        .key(
                                                Map.of(
                                                        "PK",
                                                        AttributeValue.fromS(
                                                                "QUOTE#" + signature(quote)),
                                                        "SK",
                                                        AttributeValue.fromS("CACHE")))
                                        .attributeUpdates(
                                                Map.of(
                                                        attribute,
                                                        AttributeValueUpdate.builder()
                                                                .value(value)
                                                                .build())))
                .join();
    }
}
