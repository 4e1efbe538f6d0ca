package com.thebabesclub.commerce.checkout.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.Catalogues;
import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** A price that Stripe does not charge is not promised. */
@Case(
        id = "L5",
        sentence =
                "A total above 99,999,999 minor units is not promised: 422 at the quote, "
                        + "and at the checkout where shipping makes it so much.")
class ChargeLimitPropertyTest {

    private static final long GREATEST = 99_999_999;
    private static final long[] AMOUNTS = {1, 997, 1_010_101, 9_999_999, 33_333_333, 99_999_999};
    private static final String CATALOGUE =
            """
            {"version": "2026-01-01T00:00:00Z", "currency": "usd",
             "collections": [{"id": "c", "name": "Things"}, {"id": "d", "name": "Others"}],
             "products": [
               {"sku": "P0", "name": "A", "collectionId": "c", "unitAmount": 1},
               {"sku": "P1", "name": "B", "collectionId": "c", "unitAmount": 997},
               {"sku": "P2", "name": "C", "collectionId": "c", "unitAmount": 1010101},
               {"sku": "P3", "name": "D", "collectionId": "c", "unitAmount": 9999999},
               {"sku": "P4", "name": "E", "collectionId": "c", "unitAmount": 33333333},
               {"sku": "P5", "name": "F", "collectionId": "c", "unitAmount": 99999999},
               {"sku": "D", "name": "G", "collectionId": "d", "unitAmount": 60000000}],
             "bundles": [{"id": "two", "name": "Two", "price": 99999999,
               "anyOf": {"collectionId": "d", "quantity": 2}}]}
            """;

    @TempDir static Path folder;
    private static CheckoutServer service;

    @BeforeAll
    static void start() {
        Map<String, String> settings = new HashMap<>(Catalogues.at(folder, CATALOGUE));
        settings.put("QUOTE_RATE_LIMIT_PER_HOUR", "100000");
        settings.put("QUOTE_RATE_LIMIT_PER_DAY", "100000");
        settings.put("CHECKOUT_SHIPPING_RATES", "shr_post");
        service = new CheckoutServer(settings);
        service.stripe().addShippingRate("shr_post", "Post", 1, "usd");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** Whatever the cart, it is quoted at its sum where that can be charged, and else refused. */
    @Test
    void aCartIsQuotedIfAndOnlyIfItsTotalCanBeCharged() {
        int refused = 0;
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            StringBuilder items = new StringBuilder();
            long sum = 0;
            for (int n = 1 + random.nextInt(6); n > 0; n--) {
                int product = random.nextInt(1 + random.nextInt(AMOUNTS.length));
                int quantity = 1 + random.nextInt(1 + random.nextInt(15));
                sum += quantity * AMOUNTS[product];
                items.append(items.isEmpty() ? "" : ", ").append(line("P" + product, quantity));
            }
            WebAnswer answer = quote(service.rest(), items.toString());
            if (sum <= GREATEST) {
                assertThat(answer.status()).as("seed %d: %s", seed, items).isEqualTo(200);
                assertThat(Json.of(answer).path("total").asLong()).isEqualTo(sum);
            } else {
                assertTooLarge(answer);
                refused++;
            }
        }
        assertThat(refused).isBetween(100, 300);
    }

    @ParameterizedTest
    @CsvSource({"P5,1,200", "P4,3,200", "P4,4,422", "P5,2,422", "P5,99,422", "D,2,200", "D,3,422"})
    void theLimitIsThatOfTheTotalAtEveryDoor(String sku, int quantity, int status) {
        for (Door door : service.doors()) {
            WebAnswer answer = quote(door, line(sku, quantity));
            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
            if (status == 422) {
                assertTooLarge(answer);
            }
        }
    }

    @Test
    void nothingIsKeptOfWhatIsRefused() {
        service.table().tap().forgetCalls();
        assertTooLarge(quote(service.rest(), line("P5", 2)));
        assertThat(service.table().tap().calls()).isEmpty();
    }

    @Test
    void shippingThatMakesItTooMuchIsToldAtTheCheckout() {
        assertTooLarge(checkout(line("P5", 1)));
        WebAnswer answer = checkout(line("P3", 10));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode paid = service.stripe().pay(Json.of(answer).path("sessionId").asText());
        assertThat(paid.path("amount_total").asLong()).isEqualTo(99_999_991);
    }

    private static WebAnswer checkout(String items) {
        JsonNode quote = Json.of(quote(service.rest(), items));
        return service.rest()
                .ask(
                        WebRequest.post(
                                "/checkout/create-session",
                                "{\"quoteSignature\": " + quote.path("quoteSignature") + "}"));
    }

    private static WebAnswer quote(Door door, String items) {
        return door.ask(WebRequest.post("/cart/quote", "{\"items\": [" + items + "]}"));
    }

    private static String line(String sku, int quantity) {
        return "{\"sku\": \"%s\", \"quantity\": %d}".formatted(sku, quantity);
    }

    private static void assertTooLarge(WebAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(Json.of(answer).path("code").asText()).isEqualTo("amount_too_large");
        assertThat(Json.of(answer).at("/errors/0/path").asText()).isEqualTo("items");
    }
}
