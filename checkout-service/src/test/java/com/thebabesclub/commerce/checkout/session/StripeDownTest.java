package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A Stripe that does not answer, or not in time. */
class StripeDownTest extends ShopTest {

    @Test
    @Case(
            id = "F14",
            sentence = "Stripe cannot be reached at create-session: 503, no session item.")
    void aStripeThatCannotBeReachedIs503AndNothingIsWritten() {
        try (CheckoutServer alone =
                new CheckoutServer(Map.of(), _ -> URI.create("http://127.0.0.1:1"))) {
            Shopper customer = new Shopper(alone);
            Shopper.assertUnavailable(customer.checkout(customer.quote(ONE)));
            assertThat(alone.table().keys("SESSION#")).isEmpty();
        }
    }

    @Test
    @Case(id = "F23", sentence = "The circuit breaker is open: an answer at once.")
    void aDeadStripeIsFoundOutAndThenHoldsNobody() {
        try (CheckoutServer dead = new CheckoutServer(Map.of());
                ExecutorService clicks = Executors.newFixedThreadPool(5)) {
            Shopper customer = new Shopper(dead);
            dead.stripe().failCalls("*", CallFault.REFUSED, 1_000);
            // Three keys each.
            List<CompletableFuture<WebAnswer>> first = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                JsonNode quote = customer.quote(ONE);
                first.add(CompletableFuture.supplyAsync(() -> customer.checkout(quote), clicks));
            }
            first.forEach(answer -> Shopper.assertUnavailable(answer.join()));
            assertThat(dead.metrics().readings()).contains(Metric.STRIPE_CIRCUIT.one("opened"));

            dead.stripe().clearRequests();
            Shopper.assertUnavailable(customer.checkout(customer.quote(ONE)));
            assertThat(dead.stripe().requests()).isEmpty();

            dead.stripe().clearFaults();
            dead.clock().advance(Duration.ofSeconds(10));
            customer.session(customer.quote(ONE));
            assertThat(dead.metrics().readings()).contains(Metric.STRIPE_CIRCUIT.one("closed"));
        }
    }

    @Test
    @Case(
            id = "F14",
            sentence = "Stripe cannot be reached at create-session: 503, no session item.")
    void aStripeThatTakesHalfAMinuteIs503WithinEightSeconds() {
        JsonNode quote = shopper.quote(ONE);
        service.stripe().slowCalls(Shopper.CREATE, Duration.ofSeconds(30), 1);
        Door door = service.netty();
        long before = System.nanoTime();
        WebAnswer answer = door.ask(Shopper.wish(quote));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
        Shopper.assertUnavailable(answer);
        shopper.assertNothingOf(quote);
    }
}
