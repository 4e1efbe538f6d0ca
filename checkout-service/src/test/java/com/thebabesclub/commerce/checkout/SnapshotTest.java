package com.thebabesclub.commerce.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.tracing.RecordedSpans;
import com.thebabesclub.commerce.http.lambda.ApiHandler;
import com.thebabesclub.commerce.http.lambda.FunctionContextFactory;
import com.thebabesclub.commerce.runtime.FunctionBootstrap;
import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SecretSource;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.snapshot.PrimingTask;
import com.thebabesclub.commerce.runtime.tracing.RequestTracer;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.repository.CatalogRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.Invocation;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.LogLines;
import com.thebabesclub.commerce.testing.SnapshotHooks;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebRequest;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.function.aws.proxy.payload1.ApiGatewayProxyEventHandler;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** A function that is frozen into a snapshot, and the copies that go on from it. */
class SnapshotTest {

    private static final String CART = "{\"items\":[{\"sku\":\"N-RED\",\"quantity\":1}]}";

    private final LocalTable table = LocalTable.create();
    private final TestClock clock = TestClock.atNoon();
    private final Map<String, String> parameters =
            new HashMap<>(Map.of("/shop/quote", "k1:the-first-secret-of-this-shop"));

    /** Two processes with the same memory: all that a copy of a snapshot has of its own is time. */
    @Test
    void noTwoCopiesIssueTheSameQuoteNorOneThatWasIssuedBefore() throws Exception {
        try (ApplicationContext one = copy();
                ApplicationContext other = copy();
                ApplicationContext third = copy()) {
            List<String> carts = new ArrayList<>();
            carts.add(cart(quote(one)));
            assertThat(cart(quote(other))).as("copies are alike").isEqualTo(carts.getFirst());

            for (ApplicationContext copy : List.of(one, other, third)) {
                restored(copy);
                for (int i = 0; i < 20; i++) {
                    carts.add(cart(quote(copy)));
                }
            }

            assertThat(new HashSet<>(carts)).hasSameSizeAs(carts);
        }
    }

    @Test
    void secretsAndTheTimeAreThoseOfTheRestoring() throws Exception {
        try (ApplicationContext function = copy()) {
            JsonNode before = quote(function);
            assertThat(before.path("quoteSignature").asText()).startsWith("v1.k1.");

            parameters.put(
                    "/shop/quote",
                    "k2:the-second-secret-of-this-shop,k1:the-first-secret-of-this-shop");
            clock.advance(Duration.ofDays(3));
            restored(function);

            JsonNode after = quote(function);
            assertThat(after.path("quoteSignature").asText()).startsWith("v1.k2.");
            assertThat(Instant.parse(after.path("expiresAt").asText()))
                    .isAfter(clock.instant())
                    .isBefore(clock.instant().plus(Duration.ofHours(1)));
        }
    }

    /** Its content is in the snapshot, and which one is sold from is asked after the restore. */
    @Test
    void aCatalogueThatWasPublishedSinceIsSoldFromTheFirstRequestOn() throws Exception {
        publish(3000);
        try (ApplicationContext function =
                builder(Map.of("CATALOG_LOCATION", "table:"))
                        .singletons(table.tappedBean())
                        .start()) {
            function.getBean(ApiGatewayProxyEventHandler.class);
            SnapshotHooks.of(function).beforeCheckpoint();
            table.tap().forgetCalls();
            restored(function);
            assertThat(quote(function).path("total").asLong()).isEqualTo(3000);
            assertThat(table.tap().calls())
                    .filteredOn(call -> call.request().toString().contains("CATALOG"))
                    .as("which one it is, and not what it says")
                    .hasSize(1);

            publish(9900);
            restored(function);
            assertThat(quote(function).path("total").asLong()).isEqualTo(9900);
        }
    }

    /** It is frozen without one, and sells from the first that is published. */
    @Test
    void aFunctionWithoutACatalogueIsFrozenAllTheSame() throws Exception {
        Requests marshalled = new Requests();
        try (ApplicationContext function =
                builder(Map.of("CATALOG_LOCATION", "table:"))
                        .properties(LocalTable.clientProperties(LocalTable.endpoint()))
                        .singletons(marshalled)
                        .start()) {
            function.getBean(ApiGatewayProxyEventHandler.class);
            SnapshotHooks.of(function).beforeCheckpoint();
            assertThat(Collections.frequency(marshalled.seen, "PutItemRequest"))
                    .as("quotes are rehearsed with the sample")
                    .isGreaterThanOrEqualTo(4);
            publish(3000);
            restored(function);

            assertThat(quote(function).path("total").asLong()).isEqualTo(3000);
        }
    }

    private void publish(long amount) {
        CatalogRepository catalogs =
                new CatalogRepository(new CommerceTable(table.tap().direct(), table.name()));
        String json =
                """
                {"version": "2026-01-01T00:00:00Z", "currency": "usd",
                 "collections": [{"id": "necklaces", "name": "Necklaces"}],
                 "products": [{"sku": "N-RED", "name": "Red", "collectionId": "necklaces", "unitAmount": %d}]}
                """
                        .formatted(amount);
        Await.value(
                catalogs.publish(
                        json.getBytes(StandardCharsets.UTF_8),
                        Await.optional(catalogs.currentStrongly()),
                        clock.instant()));
    }

    /** By the framework's own clients, on a real DynamoDB, with everything else as on Lambda. */
    @Test
    void aRehearsalIsDoneInFullAndLeavesNoTrace() throws Exception {
        Requests marshalled = new Requests();
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (ApplicationContext function =
                builder()
                        .properties(LocalTable.clientProperties(LocalTable.endpoint()))
                        .singletons(marshalled)
                        .start()) {
            function.getBean(ApiGatewayProxyEventHandler.class);
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            SnapshotHooks.of(function).beforeCheckpoint();

            assertThat(Collections.frequency(marshalled.seen, "PutItemRequest"))
                    .as("a quote and its history, and the table's own")
                    .isGreaterThanOrEqualTo(4);
            assertThat(Collections.frequency(marshalled.seen, "UpdateItemRequest"))
                    .as("the limit, and the table's own")
                    .isGreaterThanOrEqualTo(2);
            assertThat(printed.toString(StandardCharsets.UTF_8)).as("metrics and log").isEmpty();
            assertThat(table.dump()).isEmpty();

            SnapshotHooks.of(function).afterRestore();
            assertThat(quote(function).path("quoteSignature").asText()).startsWith("v1.k1.");
            assertThat(table.keys("QUOTE#")).hasSize(1);
            assertThat(printed.toString(StandardCharsets.UTF_8))
                    .as("what is real is counted")
                    .contains("\"Quotes\":1");
        } finally {
            System.setOut(out);
        }
    }

    @Test
    void aRehearsalThatFailsDoesNotStopTheSnapshot() throws Exception {
        PrimingTask broken =
                () -> {
                    throw new IllegalStateException("there is no such product");
                };
        try (LogLines log = LogLines.captured();
                ApplicationContext function =
                        builder().singletons(table.tappedBean(), broken).start()) {
            SnapshotHooks.of(function).beforeCheckpoint();

            assertThat(log.with("there is no such product")).hasSize(1);
        }
    }

    private void restored(ApplicationContext copy) throws Exception {
        SnapshotHooks.of(copy).afterRestore();
    }

    private JsonNode quote(ApplicationContext function) {
        Door door = Door.restApi(clock, new ApiHandler(function), Invocation.fresh());
        return Json.of(door.ask(WebRequest.post("/cart/quote", CART)));
    }

    private static String cart(JsonNode quote) {
        return quote.path("cartToken").asText().split("\\.", -1)[2];
    }

    /** Or every copy of the snapshot would send the same spans, with the same ids. */
    @Test
    void whatIsPrimedIsNotTraced() throws Exception {
        int before = RecordedSpans.count();
        try (ApplicationContext function =
                builder(Map.of("OTEL_TRACES_EXPORTER", RecordedSpans.NAME))
                        .singletons(table.tappedBean())
                        .start()) {
            SnapshotHooks hooks = SnapshotHooks.of(function);
            hooks.beforeCheckpoint();
            hooks.afterRestore();
            function.getBean(RequestTracer.class).flush(Duration.ofSeconds(5));
            assertThat(RecordedSpans.count()).isEqualTo(before);

            quote(function);
            assertThat(RecordedSpans.count()).isGreaterThan(before);
        }
    }

    private ApplicationContext copy() throws NoSuchAlgorithmException {
        return builder().singletons(table.tappedBean()).start();
    }

    private ApplicationContextBuilder builder() throws NoSuchAlgorithmException {
        return builder(Map.of());
    }

    private ApplicationContextBuilder builder(Map<String, String> more)
            throws NoSuchAlgorithmException {
        SecureRandom sameState = SecureRandom.getInstance("SHA1PRNG");
        sameState.setSeed(42);
        SecretSource source =
                parameter ->
                        Mono.fromSupplier(
                                () -> Secret.of(Objects.requireNonNull(parameters.get(parameter))));
        Map<String, String> variables =
                new HashMap<>(
                        Map.of(
                                "AWS_LAMBDA_INITIALIZATION_TYPE",
                                "snap-start",
                                "COMMERCE_TABLE",
                                table.name(),
                                "QUOTE_SIGNATURE_SECRET_PARAMETER",
                                "/shop/quote",
                                "STRIPE_SECRET",
                                "sk_test_none",
                                "JWT_SECRET",
                                TestToken.SECRET));
        variables.putAll(more);
        EnvironmentVariables settings = EnvironmentVariables.of(variables);
        return FunctionContextFactory.builder(settings)
                .properties(FunctionBootstrap.snapshot(settings))
                .singletons(clock, sameState, source);
    }

    /** Notes what the client of the table makes requests of, whatever becomes of them. */
    static final class Requests
            implements BeanCreatedEventListener<DynamoDbAsyncClientBuilder>, ExecutionInterceptor {

        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public DynamoDbAsyncClientBuilder onCreated(
                BeanCreatedEvent<DynamoDbAsyncClientBuilder> event) {
            DynamoDbAsyncClientBuilder builder = event.getBean();
            return builder.overrideConfiguration(
                    builder.overrideConfiguration().toBuilder()
                            .addExecutionInterceptor(this)
                            .build());
        }

        @Override
        public void afterMarshalling(
                Context.AfterMarshalling context, ExecutionAttributes attributes) {
            seen.add(context.request().getClass().getSimpleName());
        }
    }
}
