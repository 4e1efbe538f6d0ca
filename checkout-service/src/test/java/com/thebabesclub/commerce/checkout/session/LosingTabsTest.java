package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.BUNDLE;
import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A request whose session Stripe is slow to make, while later ones of the same cart go by. */
class LosingTabsTest extends ShopTest {

    private static final String LATER_WINS =
            "While Stripe is slow for one request, another of the cart is answered: the session of the later claim stays open, and the first is answered it if it is its own, else 409 `superseded`; it claims nothing.";
    private static final String CONFLICT =
            "A write of the cart that meets another's transaction is made again: one session, or 503 and the next request completes it.";

    @Test
    @Case(id = "K7", sentence = LATER_WINS)
    void theLaterOfTwoClaimsWinsAndTheFirstClaimsNothing() throws Exception {
        JsonNode quote = shopper.quote(ONE);
        JsonNode changed = shopper.quote(BUNDLE, quote);
        assertLaterWins(quote, Shopper.wish(changed));
    }

    @Test
    @Case(id = "K7", sentence = LATER_WINS)
    void anotherWishForTheSameQuoteIsAnothersToo() throws Exception {
        JsonNode quote = shopper.quote(ONE);
        assertLaterWins(quote, Shopper.wish(quote, "\"customerEmail\": \"a@b.example\""));
    }

    @Test
    @Case(id = "K7", sentence = LATER_WINS)
    void anotherOwnerOfTheSameQuoteIsAnotherToo() throws Exception {
        JsonNode quote = shopper.quote(ONE);
        String token = TestToken.of("flo", service.clock().instant());
        assertLaterWins(quote, Shopper.wish(quote).bearer(token));
    }

    @Test
    @Case(id = "K7", sentence = LATER_WINS)
    void theFirstIsAnsweredTheLaterSessionWhereItIsItsOwn() throws Exception {
        JsonNode quote = shopper.quote(ONE);
        JsonNode changed = shopper.quote(BUNDLE, quote);
        try (ExecutorService tab = Executors.newSingleThreadExecutor()) {
            Future<WebAnswer> first = held(tab, Shopper.wish(quote));
            String between = shopper.session(changed);
            String last = shopper.session(quote);
            Map<String, Map<String, AttributeValue>> carts = carts();

            service.stripe().releaseHeldCalls();

            assertThat(Shopper.sessionId(first.get())).isEqualTo(last).isNotEqualTo(between);
            assertThat(carts()).isEqualTo(carts);
            assertIsOpen(last);
        }
    }

    @Test
    @Case(id = "K8", sentence = CONFLICT)
    void aPublicationThatMeetsAnotherTransactionIsMadeAgain() {
        JsonNode quote = shopper.quote(ONE);
        AtomicInteger conflicts = new AtomicInteger(1);
        refusePublications(conflicts);

        String session = shopper.session(quote);

        assertThat(conflicts).hasNonPositiveValue();
        assertThat(shopper.session(quote)).isEqualTo(session);
        assertThat(service.stripe().requestCount(Shopper.CREATE)).isEqualTo(1);
    }

    @Test
    @Case(id = "K8", sentence = CONFLICT)
    void aPublicationThatAlwaysMeetsOneIsCompletedByTheNextRequest() {
        JsonNode quote = shopper.quote(ONE);
        refusePublications(new AtomicInteger(Integer.MAX_VALUE));

        Shopper.assertUnavailable(shopper.checkout(quote));
        service.table().tap().heal();

        assertIsOpen(shopper.session(quote));
        assertThat(service.stripe().requestCount(Shopper.EXPIRE)).isZero();
    }

    private void assertLaterWins(JsonNode quote, WebRequest later) throws Exception {
        try (ExecutorService tab = Executors.newSingleThreadExecutor()) {
            Future<WebAnswer> first = held(tab, Shopper.wish(quote));
            String session = Shopper.sessionId(service.netty().ask(later));
            Map<String, Map<String, AttributeValue>> carts = carts();

            service.stripe().releaseHeldCalls();

            assertThat(first.get().status()).as(first.get().body()).isEqualTo(409);
            assertThat(Shopper.code(first.get())).isEqualTo("superseded");
            assertThat(carts()).as("the first claims nothing").isEqualTo(carts);
            assertIsOpen(session);
        }
    }

    /** A request whose session Stripe does not make yet. */
    private Future<WebAnswer> held(ExecutorService tab, WebRequest request) throws Exception {
        service.stripe().failCalls(Shopper.CREATE, CallFault.HELD, 1);
        Future<WebAnswer> answer = tab.submit(() -> service.netty().ask(request));
        assertThat(service.stripe().awaitHeldCalls(1)).isTrue();
        return answer;
    }

    private void assertIsOpen(String session) {
        service.clock().advance(Duration.ofSeconds(6));
        assertThat(shopper.status(session).path("status").asText()).isEqualTo("open");
    }

    private Map<String, Map<String, AttributeValue>> carts() {
        return service.table().dump().entrySet().stream()
                .filter(item -> item.getKey().endsWith(" / ACTIVE"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void refusePublications(AtomicInteger conflicts) {
        service.table()
                .tap()
                .script(
                        (call, proceed) ->
                                call.request() instanceof PutItemRequest put
                                                && put.item().containsKey("openSessions")
                                                && put.item().containsKey("url")
                                                && conflicts.getAndDecrement() > 0
                                        ? CompletableFuture.failedFuture(conflict())
                                        : proceed.get());
    }

    private static TransactionConflictException conflict() {
        return TransactionConflictException.builder()
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode("TransactionConflictException").build())
                .build();
    }
}
