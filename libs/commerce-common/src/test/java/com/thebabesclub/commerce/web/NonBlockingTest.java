package com.thebabesclub.commerce.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.BlockingCalls;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The canaries of the watch that every test stands under: what waits on a thread that must not is
 * found, on the server's event loop and where the table's answers arrive.
 */
class NonBlockingTest {

    @Test
    void aRouteThatWaitsOnTheEventLoopIsFound() {
        try (Sample sample = new Sample(Map.of())) {
            sample.doors().getFirst().ask(WebRequest.get("/sample/waiting"));

            assertThat(BlockingCalls.foundSinceLastTest()).isPositive();
        }
    }

    private static CompletableFuture<Boolean> answersLater() {
        return CompletableFuture.supplyAsync(
                () -> true, CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS));
    }

    @Test
    void waitingForAnotherReadWhereAnAnswerArrivesIsFound() {
        LocalTable local = LocalTable.create();
        CommerceTable table = new CommerceTable(local.tapped(), local.name());
        Key absent = Key.session("cs_test_absent");

        Mono<Boolean> nested =
                table.get(absent)
                        .hasElement()
                        .map(_ -> Await.value(Mono.fromFuture(answersLater())));

        assertThat(nested.block()).isTrue();
        assertThat(BlockingCalls.foundSinceLastTest()).isPositive();
    }
}
