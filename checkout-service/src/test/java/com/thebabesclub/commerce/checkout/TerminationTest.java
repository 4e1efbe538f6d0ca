package com.thebabesclub.commerce.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionListParams;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestShop;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A process of its own that gets SIGTERM while customers check out and Stripe holds half of them.
 */
class TerminationTest {

    private static final int CUSTOMERS = 12;
    private static final String CREATE = "POST /v1/checkout/sessions";

    @Test
    @Case(
            id = "B4",
            sentence =
                    "A server that is told to end answers what it has accepted, and accepts "
                            + "nothing else.")
    void nothingThatWasAcceptedIsLost(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("server.log");
        try (TestShop shop = TestShop.at(Instant.now());
                ServerProcess server = ServerProcess.start(shop, log);
                ExecutorService threads = Executors.newFixedThreadPool(CUSTOMERS)) {
            List<RestlessCustomer> customers = new ArrayList<>();
            List<Future<?>> ends = new ArrayList<>();
            for (int n = 0; n < CUSTOMERS; n++) {
                RestlessCustomer customer = new RestlessCustomer(server.address());
                customers.add(customer);
                ends.add(threads.submit(customer));
            }
            Await.until(
                    () -> customers.stream().allMatch(customer -> !customer.sessions().isEmpty()));

            shop.stripe().failCalls(CREATE, CallFault.HELD, CUSTOMERS / 2);
            assertThat(shop.stripe().awaitHeldCalls(CUSTOMERS / 2)).isTrue();
            server.terminate();
            Await.until(() -> !server.isListening());
            shop.stripe().releaseHeldCalls();
            for (Future<?> end : ends) {
                end.get(1, TimeUnit.MINUTES);
            }

            assertThat(server.awaitExit()).as("by the signal").isEqualTo(128 + 15);
            assertThat(customers)
                    .flatExtracting(RestlessCustomer::statuses)
                    .as(
                            "what was accepted is answered as ever, or told to come again on a slow machine")
                    .isSubsetOf(200, 503);
            assertThat(customers)
                    .flatExtracting(RestlessCustomer::sessions)
                    .as("no session is made that nobody was told of")
                    .containsExactlyInAnyOrderElementsOf(sessionsAtStripe(shop));
            assertThat(customers)
                    .flatExtracting(RestlessCustomer::statuses)
                    .as("whatever is worked on is answered, to the last byte")
                    .hasSize((int) answered(log));
        }
    }

    private static List<String> sessionsAtStripe(TestShop shop) throws Exception {
        List<String> ids = new ArrayList<>();
        SessionListParams all =
                SessionListParams.builder()
                        .setLimit(100L)
                        .setStatus(SessionListParams.Status.OPEN)
                        .build();
        for (Session session :
                shop.client().v1().checkout().sessions().list(all).autoPagingIterable()) {
            ids.add(session.getId());
        }
        return ids;
    }

    private static long answered(Path log) throws Exception {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("\"Request answered\""))
                .filter(line -> line.contains("\"POST /"))
                .count();
    }
}
