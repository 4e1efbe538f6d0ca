package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** How much of what is counted one address may hold without paying. */
class ReservationLimitTest {

    private static final String RED = "N-RED";
    private static final String HERE = "203.0.113.7";
    private static final String SENTENCE =
            "An address has at most `RESERVATIONS_PER_ADDRESS` reservations open, also where many ask at once: "
                    + "429 `too_many_reservations`. A sale or a release gives the place back; a cart that goes "
                    + "on needs no other.";

    private CountedShop shop;
    private Shopper shopper;
    private @TempDir Path folder;

    @BeforeEach
    void open() {
        start(Map.of());
    }

    private void start(Map<String, String> settings) {
        shop = CountedShop.open(folder, settings);
        shopper = shop.shopper();
        shop.stock(RED, 40);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    @Case(id = "P105", sentence = SENTENCE)
    void theSixthCartOfAnAddressIsRefused() {
        JsonNode first = shopper.quote(ONE);
        assertThat(checkout(first, HERE).status()).isEqualTo(200);
        fill(4);

        WebAnswer refused = checkout(shopper.quote(ONE), HERE);
        assertThat(refused.status()).as(refused.body()).isEqualTo(429);
        assertThat(Shopper.code(refused)).isEqualTo("too_many_reservations");
        assertThat(refused.header("Retry-After")).contains("2700");
        assertThat(shop.available(RED)).isEqualTo(35);

        assertThat(checkout(shopper.quote(ONE), "203.0.113.8").status()).isEqualTo(200);
        JsonNode more = shopper.quote("[{\"sku\": \"N-RED\", \"quantity\": 2}]", first);
        assertThat(checkout(more, HERE).status()).isEqualTo(200);
        assertThat(
                        checkout(shopper.quote("[{\"sku\": \"N-ORG\", \"quantity\": 1}]"), HERE)
                                .status())
                .isEqualTo(200);
    }

    @Test
    @Case(id = "P105", sentence = SENTENCE)
    void whoeverPaysHasThePlaceBackAtOnce() {
        JsonNode first = shopper.quote(ONE);
        String session = Json.of(checkout(first, HERE)).path("sessionId").asText();
        fill(4);
        shop.service().stripe().pay(session, PaymentAttempt.succeeds());
        shop.service().clock().advance(Duration.ofSeconds(6));
        shopper.status(session, first);

        fill(1);
        assertThat(checkout(shopper.quote(ONE), HERE).status()).isEqualTo(429);
    }

    @Test
    @Case(id = "P105", sentence = SENTENCE)
    void whatIsGivenBackGivesThePlacesBackOnce() {
        fill(5);
        shop.service().clock().advance(Duration.ofMinutes(50));
        assertThat(checkout(shopper.quote(ONE), HERE).status()).as("held still").isEqualTo(429);
        expired().forEach(shopper::status);
        shop.sweep();
        assertThat(shop.available(RED)).isEqualTo(40);

        fill(5);
        assertThat(checkout(shopper.quote(ONE), HERE).status()).isEqualTo(429);
        assertThat(shop.item("LIMIT#reservations#" + HERE + " / OPEN"))
                .contains("count=AttributeValue(N=5)");
    }

    @Test
    @Case(id = "P105", sentence = SENTENCE)
    void ofManyAtOnceAsManyGetASessionAsThereArePlaces() throws Exception {
        List<JsonNode> quotes = IntStream.range(0, 20).mapToObj(_ -> shopper.quote(ONE)).toList();
        try (ExecutorService browsers = Executors.newFixedThreadPool(20)) {
            List<Integer> answers =
                    browsers
                            .invokeAll(
                                    quotes.stream()
                                            .<Callable<Integer>>map(
                                                    quote -> () -> checkout(quote, HERE).status())
                                            .toList())
                            .stream()
                            .map(Future::resultNow)
                            .toList();
            assertThat(answers).filteredOn(status -> status == 200).hasSize(5);
            assertThat(answers).filteredOn(status -> status == 429).hasSize(15);
        }
        assertThat(shop.available(RED)).isEqualTo(35);
    }

    @Test
    @Case(id = "P105", sentence = SENTENCE)
    void householdsOfIpv6ShareTheirPlacesAndZeroIsAnyNumber() {
        IntStream.range(0, 5)
                .forEach(
                        n ->
                                assertThat(checkout(shopper.quote(ONE), "2001:db8::" + n).status())
                                        .isEqualTo(200));
        assertThat(checkout(shopper.quote(ONE), "2001:db8::ffff:1").status()).isEqualTo(429);
        assertThat(checkout(shopper.quote(ONE), "2001:db8:0:1::1").status()).isEqualTo(200);

        shop.close();
        start(Map.of("RESERVATIONS_PER_ADDRESS", "0"));
        fill(7);
        assertThat(shop.service().table().keys("LIMIT#reservations#" + HERE)).isEmpty();
    }

    private void fill(int carts) {
        for (int i = 0; i < carts; i++) {
            WebAnswer answer = checkout(shopper.quote(ONE), HERE);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
    }

    private List<String> expired() {
        return shop.service().table().dump().keySet().stream()
                .filter(key -> key.startsWith("SESSION#") && key.endsWith(" / METADATA"))
                .map(key -> key.substring("SESSION#".length(), key.indexOf(" / ")))
                .toList();
    }

    private WebAnswer checkout(JsonNode quote, String address) {
        return shop.service().rest().ask(Shopper.wish(quote).from(address));
    }
}
