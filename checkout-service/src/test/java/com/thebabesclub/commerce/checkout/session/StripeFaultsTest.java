package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.BUNDLE;
import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import software.amazon.awssdk.core.exception.SdkClientException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What becomes of a checkout where Stripe, or the way to it, fails. */
class StripeFaultsTest extends ShopTest {

    @Test
    @Case(
            id = "T-IDEM-2",
            sentence = "A 500 that Stripe keeps under the key does not block the next attempt.")
    @Case(id = "F17", sentence = "A 500 that is replayed under its key: a new key, at most three.")
    void aBreakdownThatStripeKeepsUnderTheKeyIsLeftBehindWithIt() {
        service.stripe().failCalls(Shopper.CREATE, CallFault.SERVER_ERROR, 1);
        assertThat(shopper.checkout(shopper.quote(ONE)).status()).isEqualTo(200);
    }

    @Test
    @Case(id = "F17", sentence = "A 500 that is replayed under its key: a new key, at most three.")
    void threeKeysThatBreakAreEnoughForARequest() {
        JsonNode quote = shopper.quote(ONE);
        service.stripe().failCalls(Shopper.CREATE, CallFault.SERVER_ERROR, 9);
        Shopper.assertUnavailable(shopper.checkout(quote));
        shopper.assertNothingOf(quote);
        service.clock().advance(Duration.ofSeconds(2));
        assertThat(shopper.checkout(quote).status()).isEqualTo(200);
    }

    @Test
    @Case(
            id = "T-IDEM-4",
            sentence =
                    "The connection is cut after Stripe made the session: the retry returns that one.")
    @Case(
            id = "F15",
            sentence = "Stripe times out after it made the session: the retry gets that session.")
    void aSessionThatWasMadeBeforeTheLineBrokeIsFoundAgain() {
        JsonNode quote = shopper.quote(ONE);
        service.stripe().failCalls(Shopper.CREATE, CallFault.RESET_AFTER, 1);
        String session = shopper.session(quote);
        assertThat(service.table().keys("SESSION#" + session)).hasSize(2);
    }

    @Test
    @Case(
            id = "T-IDEM-4",
            sentence =
                    "The connection is cut after Stripe made the session: the retry returns that one.")
    @Case(
            id = "F15",
            sentence = "Stripe times out after it made the session: the retry gets that session.")
    void aSessionThatIsMadeAfterWeHaveGivenUpIsFoundByTheNextRequest() throws Exception {
        JsonNode quote = shopper.quote(ONE);
        service.stripe().failCalls(Shopper.CREATE, CallFault.HELD, 1);
        Shopper.assertUnavailable(service.restInAHurry(2_000).ask(Shopper.wish(quote)));
        shopper.assertNothingOf(quote);
        service.stripe().awaitHeldCalls(1);
        service.stripe().releaseHeldCalls();
        Await.until(() -> service.stripe().requestCount(Shopper.CREATE) == 1);

        service.clock().advance(Duration.ofSeconds(10));
        String session = shopper.session(quote);
        assertThat(service.table().keys("SESSION#" + session)).hasSize(2);
        assertThat(replays()).isEqualTo(1);
    }

    @Test
    @Case(id = "F19", sentence = "A replay of a session that is over is noticed.")
    void aReplayOfASessionThatIsOverIsFollowedByAnother() {
        JsonNode quote = shopper.quote(ONE);
        String over = shopper.session(quote);
        service.askStripe("POST", "/v1/checkout/sessions/" + over + "/expire", "");
        service.table().lose("CART#", "ACTIVE", "sessionId");
        service.clock().advance(Duration.ofSeconds(10));
        assertThat(shopper.session(quote)).isNotEqualTo(over);
        assertThat(replays()).isEqualTo(1);
    }

    @Test
    @Case(id = "F19", sentence = "A replay of a session that is over is noticed.")
    void aReplayOfASessionThatWasPaidIsItsOrder() {
        JsonNode quote = shopper.quote(ONE);
        String paid = shopper.session(quote);
        service.stripe().pay(paid);
        service.table().lose("CART#", "ACTIVE", "sessionId");
        service.clock().advance(Duration.ofSeconds(10));
        WebAnswer answer = shopper.checkout(quote);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(Json.of(answer).path("sessionId").asText()).isEqualTo(paid);
        assertThat(Json.of(answer).path("orderNumber").asText()).startsWith("BC-");
    }

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMITED", "LOCK_TIMEOUT", "GARBAGE", "RESET"})
    @Case(
            id = "F16",
            sentence = "Stripe answers 429 or 409: tried again with jitter within the budget.")
    void whatPassesIsWorthAnotherRequest(CallFault fault) {
        JsonNode quote = shopper.quote(ONE);
        service.stripe().failCalls(Shopper.CREATE, fault, 6);
        Shopper.assertUnavailable(shopper.checkout(quote));
        shopper.assertNothingOf(quote);
        service.stripe().clearFaults();
        service.clock().advance(Duration.ofSeconds(10));
        shopper.session(quote);
    }

    @Test
    void whatStripeCannotDoIsNotTheCustomersFault() {
        JsonNode quote = shopper.quote(ONE);
        service.stripe().failCalls(Shopper.CREATE, CallFault.REQUEST_FAILED, 1);
        WebAnswer answer = shopper.checkout(quote);
        assertThat(answer.status()).isEqualTo(502);
        assertThat(Shopper.code(answer)).isEqualTo("payment_provider_refused");
        shopper.assertNothingOf(quote);
        service.clock().advance(Duration.ofMinutes(3));
        shopper.session(quote);
        service.clock().advance(Duration.ofMinutes(-3));
    }

    @Test
    void aSessionThatStripeDoesNotEndIsNotLeftBesideAnother() {
        JsonNode quote = shopper.quote(ONE);
        String before = shopper.session(quote);
        JsonNode changed = shopper.quote(BUNDLE, quote);
        service.stripe().failCalls(Shopper.EXPIRE, CallFault.REQUEST_FAILED, 1);
        assertThat(shopper.checkout(changed).status()).isEqualTo(502);
        assertThat(service.stripe().requestCount(Shopper.CREATE)).isEqualTo(1);

        service.clock().advance(Duration.ofSeconds(10));
        shopper.session(changed);
        assertThat(shopper.status(before).path("status").asText()).isEqualTo("expired");
    }

    @Test
    void whatCannotBeWrittenDownIsNotAnsweredAndTheNextRequestPutsItRight() {
        JsonNode quote = shopper.quote(ONE);
        service.table()
                .tap()
                .script(
                        (call, proceed) ->
                                call.request().toString().contains("METADATA")
                                        ? CompletableFuture.failedFuture(
                                                SdkClientException.create("cut"))
                                        : proceed.get());
        Shopper.assertUnavailable(shopper.checkout(quote));
        service.table().tap().heal();
        service.clock().advance(Duration.ofSeconds(10));
        assertThat(service.table().keys("SESSION#" + shopper.session(quote))).hasSize(2);
    }

    private long replays() {
        return service.stripe().requests().stream().filter(request -> request.replayed()).count();
    }
}
