package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.BUNDLE;
import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.exception.SdkClientException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Requests for one cart at once over HTTP, with a slow Stripe, and payments that take days. */
class RacingTabsTest extends ShopTest {

    @Test
    @Case(
            id = "K3",
            sentence =
                    "Two quotes of one cart, one quote with two e-mails, or a guest's tab and a "
                            + "new user's, at once with a slow Stripe: one session is open, the other request is answered 409 "
                            + "`superseded` or had its session ended.")
    void ofTwoQuotesAtOnceOneSessionIsOpen() throws Exception {
        JsonNode quote = shopper.quote(ONE);
        JsonNode changed = shopper.quote(BUNDLE, quote);
        assertOneIsOpen(Shopper.wish(quote), Shopper.wish(changed));
    }

    @Test
    @Case(
            id = "K3",
            sentence =
                    "Two quotes of one cart, one quote with two e-mails, or a guest's tab and a "
                            + "new user's, at once with a slow Stripe: one session is open, the other request is answered 409 "
                            + "`superseded` or had its session ended.")
    void ofTwoAddressesForOneQuoteAtOnceOneSessionIsOpen() throws Exception {
        JsonNode quote = shopper.quote(ONE);
        assertOneIsOpen(
                Shopper.wish(quote, "\"customerEmail\": \"a@b.example\""),
                Shopper.wish(quote, "\"customerEmail\": \"c@d.example\""));
    }

    @Test
    @Case(
            id = "K3",
            sentence =
                    "Two quotes of one cart, one quote with two e-mails, or a guest's tab and a "
                            + "new user's, at once with a slow Stripe: one session is open, the other request is answered 409 "
                            + "`superseded` or had its session ended.")
    void ofAGuestsTabAndANewUsersAtOnceOneSessionIsOpen() throws Exception {
        JsonNode quote = shopper.quote(ONE);
        String token = TestToken.of("gil", service.clock().instant());
        service.stripe().slowCalls("POST /v1/customers", Duration.ofMillis(1500), 1);
        assertOneIsOpen(Shopper.wish(quote), Shopper.wish(quote).bearer(token));
    }

    @Test
    @Case(
            id = "K4",
            sentence =
                    "Several of the last writes fail at once: 503, and the next request "
                            + "completes the session.")
    void severalFailuresAtOnceAreTakenBackAndTheNextRequestCompletes() {
        JsonNode quote = shopper.quote(ONE);
        service.table()
                .tap()
                .script(
                        (call, proceed) ->
                                Stream.of("METADATA", "LINES")
                                                .anyMatch(call.request().toString()::contains)
                                        ? CompletableFuture.failedFuture(
                                                SdkClientException.create("cut"))
                                        : proceed.get());
        Shopper.assertUnavailable(shopper.checkout(quote));
        service.table().tap().heal();
        assertThat(service.table().keys("SESSION#" + shopper.session(quote))).hasSize(2);
    }

    @Test
    @Case(
            id = "K5",
            sentence =
                    "A pending payment holds up an equal cart alone, five of them every "
                            + "cart; a failed one frees its cart at once.")
    void aPendingPaymentHoldsUpItsOwnCartAloneAndAFailedOneFreesIt() {
        JsonNode quote = shopper.quote(ONE);
        String session = shopper.session(quote);
        service.stripe().pay(session, PaymentAttempt.pending());

        WebAnswer again = shopper.checkout(quote);
        settle(session, quote);
        assertThat(List.of(again.status(), shopper.checkout(quote).status()))
                .containsExactly(200, 409);
        assertThat(Shopper.code(shopper.checkout(quote))).isEqualTo("payment_pending");
        assertThat(recover(quote).status()).isEqualTo(404);
        String other = shopper.session(shopper.quote(BUNDLE, quote));
        assertThat(shopper.status(other).path("status").asText()).isEqualTo("open");

        service.stripe().settle(session, false);
        settle(session, quote);
        assertThat(shopper.session(quote)).isNotEqualTo(session).isNotEqualTo(other);
    }

    @Test
    @Case(
            id = "K5",
            sentence =
                    "A pending payment holds up an equal cart alone, five of them every "
                            + "cart; a failed one frees its cart at once.")
    void theSixthPendingPaymentIsNotBegun() {
        JsonNode quote = shopper.quote(ONE);
        for (int quantity = 2; quantity <= 6; quantity++) {
            JsonNode next =
                    shopper.quote("[{\"sku\": \"N-RED\", \"quantity\": " + quantity + "}]", quote);
            String session = shopper.session(next);
            service.stripe().pay(session, PaymentAttempt.pending());
            settle(session, next);
        }
        WebAnswer answer = shopper.checkout(quote);
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(Shopper.code(answer)).isEqualTo("too_many_pending");
    }

    @Test
    @Case(
            id = "K6",
            sentence =
                    "A quote that was paid is not repeated; the next one for an equal cart "
                            + "names the order.")
    void aPaidQuoteIsNotRepeatedAndTheNextNamesTheOrder() {
        JsonNode quote = shopper.quote(ONE);
        String session = shopper.session(quote);
        assertThat(quote.has("previousOrder")).isFalse();
        service.stripe().pay(session);
        settle(session, quote);
        service.clock().advance(Duration.ofSeconds(1));

        JsonNode next = shopper.quote(ONE, quote);
        assertThat(next.path("quoteSignature")).isNotEqualTo(quote.path("quoteSignature"));
        assertThat(next.path("previousOrder").path("orderNumber").asText()).startsWith("BC-");
        assertThat(next.path("previousOrder").path("paidAt").asText()).endsWith("Z");
        assertThat(shopper.quote(BUNDLE, quote).has("previousOrder")).isFalse();
        assertThat(shopper.checkout(quote).status()).isEqualTo(409);
        assertThat(shopper.session(next)).isNotEqualTo(session);
    }

    @Test
    @Case(
            id = "K9",
            sentence =
                    "A quote that was paid and has expired is not renewed for the same cart; a new "
                            + "price comes with the order that was paid.")
    void aPaidQuoteThatHasExpiredIsNotRenewedUnasked() {
        JsonNode quote = shopper.quote(ONE);
        String session = shopper.session(quote);
        service.stripe().pay(session);
        settle(session, quote);
        service.clock().advance(Duration.ofMinutes(16));

        WebAnswer same = shopper.checkout(quote, "\"items\": " + ONE);
        WebAnswer other = shopper.checkout(quote, "\"items\": " + BUNDLE);

        assertThat(same.status()).as(same.body()).isEqualTo(409);
        assertThat(Shopper.code(same)).isEqualTo("already_paid");
        assertThat(Shopper.code(other)).isEqualTo("price_changed");
        assertThat(Json.of(other).path("quote").has("previousOrder")).isFalse();
        assertThat(Shopper.code(shopper.checkout(quote))).isEqualTo("quote_expired");
        JsonNode asked = shopper.quote(ONE, quote);
        assertThat(asked.path("previousOrder").path("orderNumber").asText()).startsWith("BC-");
        assertThat(shopper.session(asked)).isNotEqualTo(session);
        service.clock().advance(Duration.ofMinutes(-16));
    }

    @Test
    @Case(
            id = "K9",
            sentence =
                    "A quote that was paid and has expired is not renewed for the same cart; a new "
                            + "price comes with the order that was paid.")
    void aNewPriceOfWhatWasPaidNamesTheOrder() {
        JsonNode paid = shopper.quote(ONE);
        String session = shopper.session(paid);
        service.stripe().pay(session);
        settle(session, paid);
        JsonNode other = shopper.quote(BUNDLE, paid);
        service.clock().advance(Duration.ofMinutes(16));

        WebAnswer changed = shopper.checkout(other, "\"items\": " + ONE);

        assertThat(Shopper.code(changed)).isEqualTo("price_changed");
        assertThat(
                        Json.of(changed)
                                .path("quote")
                                .path("previousOrder")
                                .path("orderNumber")
                                .asText())
                .startsWith("BC-");
        service.clock().advance(Duration.ofMinutes(-16));
    }

    private void settle(String session, JsonNode quote) {
        service.clock().advance(Duration.ofSeconds(6));
        shopper.status(session, quote);
    }

    private WebAnswer recover(JsonNode quote) {
        return service.rest()
                .ask(
                        WebRequest.get("/cart/recover")
                                .header("X-Cart-Token", quote.path("cartToken").asText()));
    }

    private void assertOneIsOpen(WebRequest first, WebRequest second) throws Exception {
        service.stripe().slowCalls(Shopper.CREATE, Duration.ofMillis(500), 2);
        try (ExecutorService tabs = Executors.newFixedThreadPool(2)) {
            Future<WebAnswer> one = tabs.submit(() -> service.netty().ask(first));
            Future<WebAnswer> two = tabs.submit(() -> service.netty().ask(second));
            List<WebAnswer> answers = List.of(one.get(), two.get());
            assertThat(answers).extracting(WebAnswer::status).contains(200);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .allMatch(answer -> Shopper.code(answer).equals("superseded"));
            service.clock().advance(Duration.ofSeconds(6));
            assertThat(
                            answers.stream()
                                    .filter(answer -> answer.status() == 200)
                                    .map(answer -> Json.of(answer).path("sessionId").asText())
                                    .filter(
                                            id ->
                                                    shopper.status(id)
                                                            .path("status")
                                                            .asText()
                                                            .equals("open")))
                    .hasSize(1);
        }
    }
}
