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

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /** Holds answers back, on the SDK's event loop, until somebody waits for them. */
    private static final class AnswerGate implements ExecutionInterceptor {

        private final AtomicBoolean open = new AtomicBoolean(true);

        @Override
        public void beforeUnmarshalling(
                Context.BeforeUnmarshalling context, ExecutionAttributes attributes) {
            while (!open.get()) {
                Thread.onSpinWait();
            }
        }
    }

    /** By the framework's client, whose answers arrive on the SDK's event loop. */
    @Test
    void waitingForAnotherReadWhereAnAnswerArrivesIsFound() {
        AnswerGate gate = new AnswerGate();
        try (ApplicationContext beans =
                ApplicationContext.run(LocalTable.clientProperties(LocalTable.endpoint()))) {
            DynamoDbAsyncClientBuilder builder = beans.getBean(DynamoDbAsyncClientBuilder.class);
            builder.overrideConfiguration(
                    builder.overrideConfiguration()
                            .copy(with -> with.addExecutionInterceptor(gate)));
            LocalTable local = LocalTable.create(beans.getBean(DynamoDbAsyncClient.class));
            CommerceTable table = new CommerceTable(local.tapped(), local.name());
            AtomicReference<String> thread = new AtomicReference<>("");

            gate.open.set(false);
            CompletableFuture<Boolean> nested =
                    table.get(Key.session("cs_test_absent"))
                            .hasElement()
                            .doOnNext(_ -> thread.set(Thread.currentThread().getName()))
                            .map(_ -> Await.value(Mono.fromFuture(answersLater())))
                            .toFuture();
            gate.open.set(true);

            assertThat(nested.join()).isTrue();
            assertThat(thread.get()).startsWith("aws-java-sdk-NettyEventLoop");
            assertThat(BlockingCalls.foundSinceLastTest()).isPositive();
        }
    }
}
