package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.BUNDLE;
import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.checkout.SeenLog;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.testing.WebAnswer;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Set;

class CartStateTest extends ShopTest {

    @Test
    @Tag("T-DUP-1")
    void anUnchangedQuoteHasOneSession() {
        JsonNode quote = shopper.quote(BUNDLE);
        JsonNode first = Json.of(shopper.checkout(quote));
        service.clock().advance(Duration.ofMinutes(20));
        assertThat(Json.of(shopper.checkout(quote))).isEqualTo(first);
        assertThat(service.stripe().requestCount(Shopper.CREATE)).isEqualTo(1);
        service.clock().advance(Duration.ofMinutes(-20));
        assertThat(service.metrics().readings())
                .contains(Metric.SESSIONS.one("made"), Metric.SESSIONS.one("reused"));
    }

    @Test
    @Tag("T-DUP-2")
    void aCartThatChangedEndsTheSessionBefore() {
        JsonNode quote = shopper.quote(ONE);
        String before = shopper.session(quote);
        JsonNode changed = shopper.quote(BUNDLE, quote);
        String after = shopper.session(changed);

        assertThat(after).isNotEqualTo(before);
        assertThat(service.stripe().requestCount(Shopper.EXPIRE)).isEqualTo(1);
        assertThat(service.metrics().readings()).contains(Metric.SESSIONS_SUPERSEDED.one());
        service.clock().advance(Duration.ofSeconds(6));
        assertThat(shopper.status(before, quote).path("status").asText()).isEqualTo("expired");
        service.stripe().pay(after);
        assertThat(shopper.status(after, changed).path("status").asText()).isEqualTo("complete");
    }

    @Test
    @Tag("T-DUP-3")
    void ofTwoTabsTheLaterOneCanBePaid() {
        JsonNode quote = shopper.quote(ONE);
        JsonNode otherTab = shopper.quote(BUNDLE, quote);
        String first = shopper.session(quote);
        String second = shopper.session(otherTab);
        String again = shopper.session(quote);

        assertThat(again).isNotEqualTo(first).isNotEqualTo(second);
        service.clock().advance(Duration.ofSeconds(6));
        assertThat(shopper.status(first).path("status").asText()).isEqualTo("expired");
        assertThat(shopper.status(second).path("status").asText()).isEqualTo("expired");
        assertThat(shopper.status(again).path("status").asText()).isEqualTo("open");
    }

    @Test
    @Tag("T-DUP-3")
    void twoBrowsersWithEqualCartsAreTwoShoppers() {
        String mine = shopper.session(shopper.quote(ONE));
        String yours = shopper.session(shopper.quote(ONE));

        assertThat(mine).isNotEqualTo(yours);
        assertThat(shopper.status(mine).path("status").asText()).isEqualTo("open");
        assertThat(shopper.status(yours).path("status").asText()).isEqualTo("open");
    }

    @Test
    @Tag("T-DUP-2")
    @Tag("A13")
    void aSessionThatWasPaidInTheMeantimeIsAnOrderAndNotSuperseded() {
        JsonNode quote = shopper.quote(ONE);
        String before = shopper.session(quote);
        service.stripe().pay(before);
        JsonNode changed = shopper.quote(BUNDLE, quote);

        WebAnswer answer = shopper.checkout(changed);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(Shopper.code(answer)).isEqualTo("already_paid");
        assertThat(Json.of(answer).path("orderNumber").asText()).startsWith("BC-");

        // The quote was issued before the payment was known; one that is issued later may be paid.
        assertThat(shopper.checkout(changed).status()).isEqualTo(409);
        service.clock().advance(Duration.ofSeconds(2));
        JsonNode next = shopper.quote("[{\"sku\": \"N-BLU\", \"quantity\": 1}]", quote);
        assertThat(shopper.checkout(next).status()).isEqualTo(200);
    }

    @Test
    @Tag("T-DUP-3")
    void bothSessionsOfACartThatArePaidAreTwoOrdersAndAnAlarm() {
        JsonNode quote = shopper.quote(ONE);
        String first = shopper.session(quote);
        service.table().lose("CART#", "ACTIVE");
        String second = shopper.session(quote, "\"customerEmail\": \"a@b.example\"");
        service.stripe().pay(first);
        service.stripe().pay(second);
        service.clock().advance(Duration.ofSeconds(6));

        try (SeenLog log = new SeenLog()) {
            assertThat(shopper.status(first, quote).path("status").asText()).isEqualTo("complete");
            assertThat(log.lines("Cart paid twice")).isEmpty();
            JsonNode twice = shopper.status(second, quote);
            assertThat(twice.path("order").path("amount").asLong()).isEqualTo(3000);
            assertThat(log.lines("Cart paid twice"))
                    .singleElement()
                    .asString()
                    .startsWith("ERROR")
                    .contains("sessionId=\"" + second + "\"", "duplicateOf=\"" + first + "\"");
        }
        assertThat(order(first)).doesNotContain("duplicateOf");
        assertThat(order(second)).contains("duplicateOf").contains(first);
    }

    private String order(String session) {
        return service.table().dump().entrySet().stream()
                .filter(item -> item.getKey().startsWith("USER#"))
                .filter(item -> item.getKey().endsWith("#" + session))
                .map(item -> item.getValue().toString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("T-DUP-4")
    void ofTwentyClicksAtOnceComesOneSession() {
        JsonNode quote = shopper.quote(BUNDLE);
        Set<String> sessions = shopper.atOnce(20, _ -> Shopper.wish(quote));
        assertThat(sessions).hasSize(1);
        assertThat(service.stripe().requestCount(Shopper.CREATE)).isEqualTo(1);
    }

    @Test
    @Tag("T-IDEM-1")
    @Tag("F18")
    void anotherWishForTheSameQuoteIsANewSessionAndNoError() {
        JsonNode quote = shopper.quote(ONE);
        String first = shopper.session(quote, "\"customerEmail\": \"a@b.example\"");
        String second = shopper.session(quote, "\"customerEmail\": \"c@d.example\"");
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    @Tag("T-IDEM-3")
    void aSessionThatHasExpiredIsFollowedByAnother() {
        JsonNode quote = shopper.quote(ONE);
        String first = shopper.session(quote);
        service.clock().advance(Duration.ofHours(24));
        WebAnswer answer = shopper.checkout(quote, "\"items\": " + ONE);
        assertThat(Shopper.sessionId(answer)).isNotEqualTo(first);
        assertThat(Json.of(answer).path("quoteSignature"))
                .isNotEqualTo(quote.path("quoteSignature"));
    }

    @Test
    @Tag("A30")
    void aQuoteIsTakenToTheCheckoutTenTimesAndNoMore() {
        JsonNode quote = shopper.quote(ONE);
        for (int wish = 1; wish <= 10; wish++) {
            shopper.session(quote, "\"customerEmail\": \"a" + wish + "@b.example\"");
        }
        WebAnswer answer = shopper.checkout(quote, "\"customerEmail\": \"z@b.example\"");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(Shopper.code(answer)).isEqualTo("too_many_attempts");
        assertThat(service.stripe().requestCount(Shopper.CREATE)).isEqualTo(10);
    }
}
