package com.thebabesclub.commerce.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.BlockingCalls;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.WebRequest;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

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

    /** By the framework's client, whose answers arrive on the SDK's event loop. */
    @Test
    void waitingForAnotherReadWhereAnAnswerArrivesIsFound() {
        try (ApplicationContext beans =
                ApplicationContext.run(LocalTable.clientProperties(LocalTable.endpoint()))) {
            LocalTable local = LocalTable.create(beans.getBean(DynamoDbAsyncClient.class));
            CommerceTable table = new CommerceTable(local.tapped(), local.name());
            AtomicReference<String> thread = new AtomicReference<>("");

            Mono<Boolean> nested =
                    table.get(Key.session("cs_test_absent"))
                            .hasElement()
                            .doOnNext(_ -> thread.set(Thread.currentThread().getName()))
                            .map(_ -> Await.value(Mono.fromFuture(answersLater())));

            assertThat(nested.block()).isTrue();
            assertThat(thread.get()).startsWith("aws-java-sdk-NettyEventLoop");
            assertThat(BlockingCalls.foundSinceLastTest()).isPositive();
        }
    }
}
