package com.thebabesclub.commerce.checkout.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.CheckoutService;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.checkout.quote.LengthPrefixed;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.core.exception.SdkClientException;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class SessionApiTest {

    private static final AtomicInteger ADDRESS = new AtomicInteger();
    private static final String CREATE = "POST /v1/checkout/sessions";

    private static final String ONE = "[{\"sku\": \"N-RED\", \"quantity\": 1}]";
    private static final String BUNDLE =
            "[{\"sku\": \"N-RED\", \"quantity\": 2}, {\"sku\": \"N-ORG\", \"quantity\": 1}]";

    private static CheckoutService service;

    @BeforeAll
    static void start() {
        service = new CheckoutService(Map.of());
        service.importProducts();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void quiet() {
        service.stripe().clearFaults();
        service.stripe().clearRequests();
        service.table().tap().heal();
    }

    static List<Door> doors() {
        return service.doors();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Tag("T-CUR-2")
    @Tag("T-SEC-2")
    void aGuestIsSentToPayWhatWasQuoted(Door door) {
        JsonNode quote = quote(ONE);
        WebAnswer answer = door.ask(create(quote, "\"userId\": \"user_12345\""));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode session = Json.of(answer);
        String id = session.path("sessionId").asText();
        assertThat(session.path("checkoutUrl").asText()).startsWith("http");
        assertThat(session.path("quoteSignature")).isEqualTo(quote.path("quoteSignature"));

        assertThat(service.table().keys("SESSION#" + id))
                .containsExactly("SESSION#" + id + " / LINES", "SESSION#" + id + " / METADATA");
        assertThat(service.table().keys("QUOTE#" + quote.path("quoteSignature").asText()))
                .hasSize(2)
                .anyMatch(key -> key.endsWith("SESSION#" + id));
        assertThat(service.table().keys("DUE#")).anyMatch(key -> key.endsWith("expire#" + id));
        JsonNode paid = service.stripe().pay(id);
        assertThat(paid.path("amount_total").asLong()).isEqualTo(quote.path("total").asLong());
        assertThat(paid.path("metadata").path("userId").asText()).isEqualTo("user_12345");
        assertThat(paid.path("metadata").path("userVerified").asText()).isEqualTo("false");
        assertThat(paid.path("metadata").path("app").asText()).isEqualTo("babesclub");
    }

    @Test
    void theFirstSessionOfAGuestAndItsRepetitionStayInTheirBudgets() {
        JsonNode quote = quote(ONE);
        service.letCallsOverlap();
        CapacityLedger first = CapacityLedger.on(service.table());
        JsonNode session = Json.of(service.rest().ask(create(quote)));
        CapacityLedger.Usage created = first.usage();
        System.out.println("create-session, guest, no discount: " + created);
        assertThat(created.roundTrips()).isLessThanOrEqualTo(3);
        assertThat(created.writeUnits()).isLessThanOrEqualTo(8);
        assertThat(created.readUnits()).isLessThanOrEqualTo(1.5);
        assertThat(service.stripe().requestCount(CREATE)).isEqualTo(1);

        CapacityLedger second = CapacityLedger.on(service.table());
        assertThat(Json.of(service.rest().ask(create(quote)))).isEqualTo(session);
        CapacityLedger.Usage repeated = second.usage();
        System.out.println("create-session repeated: " + repeated);
        assertThat(repeated.roundTrips()).isEqualTo(1);
        assertThat(repeated.writeUnits()).isLessThanOrEqualTo(1);
        assertThat(repeated.readUnits()).isLessThanOrEqualTo(1.5);
        assertThat(service.stripe().requestCount(CREATE)).isEqualTo(1);
    }

    @Test
    @Tag("T-DUP-1")
    void anUnchangedQuoteHasOneSession() {
        JsonNode quote = quote(BUNDLE);
        JsonNode first = Json.of(service.rest().ask(create(quote)));
        service.clock().advance(Duration.ofMinutes(20));
        JsonNode second = Json.of(service.rest().ask(create(quote)));
        assertThat(second).isEqualTo(first);
        assertThat(service.stripe().requestCount(CREATE)).isEqualTo(1);
        service.clock().advance(Duration.ofMinutes(-20));
    }

    @Test
    @Tag("T-DUP-2")
    void aCartThatChangedEndsTheSessionBefore() {
        JsonNode quote = quote(ONE);
        String before = sessionId(service.rest().ask(create(quote)));
        JsonNode changed = quote(BUNDLE, quote.path("cartToken").asText());
        String after = sessionId(service.rest().ask(create(changed)));

        assertThat(after).isNotEqualTo(before);
        assertThat(service.stripe().requestCount("POST /v1/checkout/sessions/{id}/expire"))
                .isEqualTo(1);
        service.stripe().pay(after);
        assertThat(status(after, changed).path("status").asText()).isEqualTo("complete");
    }

    @Test
    @Tag("T-DUP-2")
    void aSessionThatWasPaidInTheMeantimeIsAnOrderAndNotSuperseded() {
        JsonNode quote = quote(ONE);
        String before = sessionId(service.rest().ask(create(quote)));
        service.stripe().pay(before);
        JsonNode changed = quote(BUNDLE, quote.path("cartToken").asText());

        WebAnswer answer = service.rest().ask(create(changed));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(Json.of(answer).path("code").asText()).isEqualTo("already_paid");
        assertThat(Json.of(answer).path("orderNumber").asText()).startsWith("BC-");

        // The quote was issued before the payment was known; one that is issued later may be paid.
        assertThat(service.rest().ask(create(changed)).status()).isEqualTo(409);
        service.clock().advance(Duration.ofSeconds(2));
        JsonNode next =
                quote("[{\"sku\": \"N-BLU\", \"quantity\": 1}]", quote.path("cartToken").asText());
        assertThat(service.rest().ask(create(next)).status()).isEqualTo(200);
    }

    @Test
    @Tag("T-DUP-4")
    void ofTwentyClicksAtOnceComesOneSession() {
        JsonNode quote = quote(BUNDLE);
        Set<String> sessions = ConcurrentHashMap.newKeySet();
        try (ExecutorService clicks = Executors.newFixedThreadPool(20)) {
            IntStream.range(0, 20)
                    .forEach(
                            _ ->
                                    clicks.execute(
                                            () ->
                                                    sessions.add(
                                                            sessionId(
                                                                    service.netty()
                                                                            .ask(create(quote))))));
        }
        assertThat(sessions).hasSize(1);
        assertThat(service.stripe().requestCount(CREATE)).isEqualTo(1);
    }

    @Test
    @Tag("T-IDEM-1")
    void anotherWishForTheSameQuoteIsANewSessionAndNoError() {
        JsonNode quote = quote(ONE);
        String first =
                sessionId(service.rest().ask(create(quote, "\"customerEmail\": \"a@b.example\"")));
        String second =
                sessionId(service.rest().ask(create(quote, "\"customerEmail\": \"c@d.example\"")));
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    @Tag("T-IDEM-2")
    void aBreakdownThatStripeKeepsUnderTheKeyIsLeftBehindWithIt() {
        service.stripe().failCalls(CREATE, CallFault.SERVER_ERROR, 1);
        assertThat(service.rest().ask(create(quote(ONE))).status()).isEqualTo(200);
    }

    @Test
    @Tag("T-IDEM-4")
    void aSessionThatWasMadeBeforeTheLineBrokeIsFoundAgain() {
        JsonNode quote = quote(ONE);
        service.stripe().failCalls(CREATE, CallFault.RESET_AFTER, 1);
        String session = sessionId(service.rest().ask(create(quote)));
        assertThat(service.table().keys("SESSION#" + session)).hasSize(2);
    }

    @Test
    @Tag("T-IDEM-3")
    void aSessionThatHasExpiredIsFollowedByAnother() {
        JsonNode quote = quote(ONE);
        String first = sessionId(service.rest().ask(create(quote)));
        service.clock().advance(Duration.ofHours(24));
        WebAnswer answer = service.rest().ask(create(quote, "\"items\": " + ONE));
        assertThat(sessionId(answer)).isNotEqualTo(first);
        assertThat(Json.of(answer).path("quoteSignature"))
                .isNotEqualTo(quote.path("quoteSignature"));
    }

    @Test
    void aDiscountIsACouponOfThisSession() {
        JsonNode quote = quote(BUNDLE);
        String session = sessionId(service.rest().ask(create(quote)));
        JsonNode paid = service.stripe().pay(session);
        assertThat(paid.path("amount_subtotal").asLong()).isEqualTo(9000);
        assertThat(paid.path("amount_total").asLong()).isEqualTo(7500);
        assertThat(service.table().keys("COUPON#q-")).anyMatch(key -> key.endsWith(session));
    }

    @Test
    @Tag("T-CPN-1")
    void whereStripeRefusesTheCouponTheLinesCarryTheDiscount() {
        JsonNode quote = quote(BUNDLE);
        String taken = LengthPrefixed.hash(quote.path("quoteSignature").asText(), "1");
        service.askStripe(
                "POST",
                "/v1/coupons",
                "id=q-" + taken.substring(0, 32) + "&percent_off=50&duration=once");
        JsonNode paid = service.stripe().pay(sessionId(service.rest().ask(create(quote))));
        assertThat(paid.path("amount_subtotal").asLong()).isEqualTo(7500);
        assertThat(paid.path("amount_total").asLong()).isEqualTo(7500);
    }

    @Test
    @Tag("T-SEC-2")
    void aSignedInUserHasOneStripeCustomerAndTheBodysUserIdIsIgnored() {
        Set<String> customers = new HashSet<>();
        for (int i = 0; i < 2; i++) {
            JsonNode quote = quote(ONE);
            String session =
                    sessionId(
                            service.rest()
                                    .ask(
                                            create(quote, "\"userId\": \"somebody-else\"")
                                                    .bearer(
                                                            TestToken.of(
                                                                    "ann",
                                                                    service.clock().instant()))));
            JsonNode paid = service.stripe().pay(session);
            customers.add(paid.path("customer").asText());
            assertThat(paid.path("metadata").path("userId").asText()).isEqualTo("ann");
            assertThat(paid.path("metadata").path("userVerified").asText()).isEqualTo("true");
        }
        assertThat(customers).hasSize(1).allMatch(id -> id.startsWith("cus_"));
        assertThat(service.table().keys("CUSTOMER#" + customers.iterator().next())).hasSize(1);
    }

    @Test
    @Tag("T-SEC-7")
    void tenFirstCheckoutsOfAUserAtOnceMakeOneCustomer() {
        String token = TestToken.of("bea", service.clock().instant());
        Set<String> sessions = ConcurrentHashMap.newKeySet();
        try (ExecutorService clicks = Executors.newFixedThreadPool(10)) {
            IntStream.range(0, 10)
                    .forEach(
                            _ ->
                                    clicks.execute(
                                            () ->
                                                    sessions.add(
                                                            sessionId(
                                                                    service.netty()
                                                                            .ask(
                                                                                    create(
                                                                                                    quote(
                                                                                                            ONE))
                                                                                            .bearer(
                                                                                                    token))))));
        }
        Set<String> customers = new HashSet<>();
        sessions.forEach(id -> customers.add(service.stripe().pay(id).path("customer").asText()));
        assertThat(sessions).hasSize(10);
        assertThat(customers).hasSize(1).allMatch(id -> id.startsWith("cus_"));
        String customer = customers.iterator().next();
        assertThat(service.table().dump())
                .hasEntrySatisfying(
                        "USER#bea / PROFILE",
                        profile -> assertThat(profile.toString()).contains(customer));
    }

    @Test
    @Tag("T-SEC-8")
    void aCustomerThatIsGoneAtStripeIsMadeAnew() {
        String token = TestToken.of("cat", service.clock().instant());
        String before = customerOf(token);
        service.askStripe("DELETE", "/v1/customers/" + before, "");
        String after = customerOf(token);
        assertThat(after).isNotEqualTo(before).startsWith("cus_");
        assertThat(customerOf(token)).isEqualTo(after);
    }

    @Test
    @Tag("T-CPN-4")
    void aDiscountedQuoteTurnsThePromotionCodeFieldOff() {
        try (CheckoutService promoting =
                new CheckoutService(Map.of("CHECKOUT_ALLOW_PROMOTION_CODES", "true"))) {
            assertThat(allowsPromotionCodes(promoting, BUNDLE)).isFalse();
            assertThat(allowsPromotionCodes(promoting, ONE)).isTrue();
        }
    }

    private static boolean allowsPromotionCodes(CheckoutService promoting, String items) {
        JsonNode quote =
                Json.of(promoting.rest().ask(request("/cart/quote", "{\"items\": " + items + "}")));
        String session = sessionId(promoting.rest().ask(create(quote)));
        return promoting.stripe().pay(session).path("allow_promotion_codes").asBoolean();
    }

    private static String customerOf(String token) {
        String session = sessionId(service.rest().ask(create(quote(ONE)).bearer(token)));
        return service.stripe().pay(session).path("customer").asText();
    }

    @Test
    void aTokenThatIsNotValidIsNeverTakenForAGuest() {
        assertThat(service.rest().ask(create(quote(ONE)).bearer("nonsense")).status())
                .isEqualTo(401);
    }

    @Test
    void aQuoteThatHasExpiredIsRenewedAtTheSameTotalOrGone() {
        JsonNode quote = quote(ONE);
        service.clock().advance(Duration.ofMinutes(16));
        assertThat(service.rest().ask(create(quote)).status()).isEqualTo(410);

        WebAnswer renewed = service.rest().ask(create(quote, "\"items\": " + ONE));
        assertThat(renewed.status()).as(renewed.body()).isEqualTo(200);

        WebAnswer other = service.rest().ask(create(quote, "\"items\": " + BUNDLE));
        assertThat(other.status()).isEqualTo(409);
        assertThat(Json.of(other).path("code").asText()).isEqualTo("price_changed");
        assertThat(Json.of(other).path("quote").path("total").asLong()).isEqualTo(7500);
        service.clock().advance(Duration.ofMinutes(-16));
    }

    @Test
    void aQuoteThatWasBentIsRefusedBeforeAnythingIsRead() {
        JsonNode quote = quote(ONE);
        String signature = quote.path("quoteSignature").asText();
        service.table().tap().forgetCalls();
        WebAnswer answer =
                service.rest()
                        .ask(
                                post(
                                        "{\"quoteSignature\": \""
                                                + signature.replace("v1.k1.1", "v1.k1.2")
                                                + "\"}"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Json.of(answer).path("code").asText()).isEqualTo("invalid_quote");
        assertThat(service.table().tap().calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "https://thebabesclub.com.evil.example/",
                "https://thebabesclub.com@evil.example/",
                "http://thebabesclub.com/",
                "javascript:alert(1)",
                "//evil.example",
                "https://evil.example/?x=https://thebabesclub.com"
            })
    void theCustomerIsOnlySentToOurOwnPages(String address) {
        WebAnswer answer =
                service.rest().ask(create(quote(ONE), "\"successUrl\": \"" + address + "\""));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Json.of(answer).path("code").asText()).isEqualTo("redirect_not_allowed");
    }

    @Test
    @Tag("T-SEC-9")
    void theStatusTellsTheOrderOnlyToTheBrowserThatBought() {
        JsonNode quote = quote(BUNDLE);
        String session = sessionId(service.rest().ask(create(quote)));
        assertThat(status(session, quote).path("status").asText()).isEqualTo("open");
        service.stripe().pay(session);
        service.clock().advance(Duration.ofSeconds(6));

        JsonNode stranger =
                Json.of(
                        service.rest()
                                .ask(WebRequest.get("/checkout/status?session_id=" + session)));
        assertThat(stranger.path("status").asText()).isEqualTo("complete");
        assertThat(stranger.path("paymentStatus").asText()).isEqualTo("paid");
        assertThat(stranger.has("orderNumber")).isFalse();
        assertThat(stranger.has("order")).isFalse();

        JsonNode buyer = status(session, quote);
        assertThat(buyer.path("orderNumber").asText()).startsWith("BC-");
        assertThat(buyer.path("order").path("amount").asLong()).isEqualTo(7500);
        assertThat(buyer.path("order").path("itemCount").asLong()).isEqualTo(3);
        assertThat(buyer.toString()).doesNotContain("@");
        assertThat(service.table().keys("USER#")).anyMatch(key -> key.endsWith("#" + session));
    }

    @Test
    void aSessionThatIsNotOursIsNotAskedAbout() {
        assertThat(
                        service.rest()
                                .ask(WebRequest.get("/checkout/status?session_id=cs_test_other"))
                                .status())
                .isEqualTo(404);
        assertThat(service.stripe().requests()).isEmpty();
    }

    @Test
    void theCartThatWasAboutToBePaidComesBackToItsBrowser() {
        JsonNode quote = quote(BUNDLE);
        service.rest().ask(create(quote));
        WebAnswer answer =
                service.rest()
                        .ask(
                                WebRequest.get("/cart/recover")
                                        .header("X-Cart-Token", quote.path("cartToken").asText()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(Json.of(answer).path("items")).hasSize(2);
        assertThat(service.rest().ask(WebRequest.get("/cart/recover")).status()).isEqualTo(404);
    }

    @Test
    void whatCannotBeWrittenDownIsNotAnsweredAndTheNextRequestPutsItRight() {
        JsonNode quote = quote(ONE);
        service.table()
                .tap()
                .script(
                        (call, proceed) ->
                                call.request().toString().contains("METADATA")
                                        ? CompletableFuture.failedFuture(
                                                SdkClientException.create("cut"))
                                        : proceed.get());
        assertThat(service.rest().ask(create(quote)).status()).isEqualTo(503);
        service.table().tap().heal();
        String session = sessionId(service.rest().ask(create(quote)));
        assertThat(service.table().keys("SESSION#" + session)).hasSize(2);
    }

    private static JsonNode status(String session, JsonNode quote) {
        return Json.of(
                service.rest()
                        .ask(
                                WebRequest.get("/checkout/status?session_id=" + session)
                                        .header("X-Cart-Token", quote.path("cartToken").asText())));
    }

    private static String sessionId(WebAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Json.of(answer).path("sessionId").asText();
    }

    private static JsonNode quote(String items) {
        return Json.of(service.rest().ask(request("/cart/quote", "{\"items\": " + items + "}")));
    }

    private static JsonNode quote(String items, String cartToken) {
        return Json.of(
                service.rest()
                        .ask(
                                request(
                                        "/cart/quote",
                                        "{\"items\": "
                                                + items
                                                + ", \"cartToken\": \""
                                                + cartToken
                                                + "\"}")));
    }

    private static WebRequest create(JsonNode quote, String... fields) {
        StringBuilder body =
                new StringBuilder("{\"quoteSignature\": " + quote.path("quoteSignature"));
        for (String field : fields) {
            body.append(", ").append(field);
        }
        return post(body.append('}').toString());
    }

    private static WebRequest post(String body) {
        return request("/checkout/create-session", body);
    }

    /** Each from an address of its own, so that no test uses up another's limit. */
    private static WebRequest request(String target, String body) {
        int n = ADDRESS.incrementAndGet();
        return WebRequest.post(target, body).from("198.51." + n / 250 + "." + (1 + n % 250));
    }
}
