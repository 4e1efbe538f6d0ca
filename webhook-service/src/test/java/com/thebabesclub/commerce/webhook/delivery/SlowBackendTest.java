package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.http.EagerRouteInitializer;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A Stripe and a table that take thirty seconds for an answer, in real time: the time limits of the
 * libraries do not know our clock. The route answers before Stripe's page has waited too long, and
 * the truth arrives with the redelivery.
 */
@Case(
        id = "T-RACE-6",
        sentence =
                "The work would take longer than the deadline: 503 within eight seconds, and the redelivery does it. (Nothing runs after the answer.)")
class SlowBackendTest {

    private static final Duration THIRTY_SECONDS = Duration.ofSeconds(30);
    private static final Duration EIGHT_SECONDS = Duration.ofSeconds(8);

    private final Clock wall = Clock.systemUTC();
    private WebhookShop shop;
    private ApplicationContext process;
    private SlowDoor slowTable;
    private Door door;

    @BeforeEach
    void start() throws Exception {
        shop = new WebhookShop();
        slowTable = SlowDoor.before(LocalTable.client().build());
        process =
                EagerRouteInitializer.in(
                                shop.settings().configure(ApplicationContext.builder("test")))
                        .properties(Map.of("micronaut.server.port", -1))
                        .properties(LocalTable.clientProperties(slowTable.address()))
                        .start();
        door = Door.netty(process.getBean(EmbeddedServer.class).start().getURI());
        // The first answer of a process takes longer than all others.
        door.ask(WebRequest.get("/health"));
    }

    @AfterEach
    void stop() {
        process.close();
        slowTable.close();
        shop.close();
    }

    @Test
    void aSlowStripeOnADispute() throws Exception {
        Sale sale = Sale.paid(shop);
        sale.deliver("checkout.session.completed");
        shop.stripe.dispute(sale.intent());
        shop.stripe.slowCalls("GET /v1/disputes/{id}", THIRTY_SECONDS, 9);

        assertLate("charge.dispute.created");
        shop.stripe.clearFaults();
        assertThat(ask("charge.dispute.created").status()).isEqualTo(200);
        assertThat(sale.list("disputes")).hasSize(1);
    }

    @Test
    void aSlowTable() throws Exception {
        Sale sale = Sale.paid(shop);
        slowTable.slow(THIRTY_SECONDS);

        assertLate("checkout.session.completed");
        slowTable.slow(Duration.ZERO);
        assertThat(ask("checkout.session.completed").status()).isEqualTo(200);
        assertThat(sale.text("status")).isEqualTo("completed");
    }

    private void assertLate(String type) throws Exception {
        Instant asked = wall.instant();
        WebAnswer answer = ask(type);
        Duration took = Duration.between(asked, wall.instant());

        System.out.printf("%s: %d after %d ms%n", type, answer.status(), took.toMillis());
        assertThat(answer.status()).isEqualTo(503);
        assertThat(took).isLessThan(EIGHT_SECONDS);
    }

    /** Signed at the time of the wall, by which this process goes. */
    private WebAnswer ask(String type) throws Exception {
        return door.ask(shop.resigned(shop.delivery(type), body -> body, wall.instant()));
    }
}
