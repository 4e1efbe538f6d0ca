package com.thebabesclub.commerce.checkout;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.thebabesclub.commerce.http.EagerRouteInitializer;
import com.thebabesclub.commerce.http.lambda.ApiHandler;
import com.thebabesclub.commerce.http.lambda.FunctionContextFactory;
import com.thebabesclub.commerce.runtime.catalog.CatalogProperties;
import com.thebabesclub.commerce.runtime.catalog.CatalogSource;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.Invocation;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.stripe.emulator.StripeEmulator;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.runtime.server.EmbeddedServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The service on a table of its own, behind its doors. */
public final class CheckoutServer implements AutoCloseable {

    public static final String SIGNING_SECRET = "k1:a-secret-that-only-tests-know";

    private static final String STRIPE_KEY = "sk_test_1";

    /** Each start has its own random numbers, as each process has. */
    private static final AtomicInteger STARTS = new AtomicInteger();

    private final LocalTable table;
    private final TestClock clock;
    private final StripeEmulator stripe;
    private final UnaryOperator<URI> wayToStripe;
    private final RecordedMetrics metrics = new RecordedMetrics();
    private final ApplicationContext server;
    private final ApplicationContext function;
    private final Door netty;
    private final Door rest;
    private final Door http;
    private final ApiHandler handler;

    public CheckoutServer(Map<String, String> settings) {
        this(settings, UnaryOperator.identity());
    }

    /**
     * A service that does not see Stripe itself.
     *
     * @param wayToStripe what it sees instead, given Stripe's address
     */
    public CheckoutServer(Map<String, String> settings, UnaryOperator<URI> wayToStripe) {
        this(settings, LocalTable.create(), TestClock.atNoon(), wayToStripe);
    }

    private CheckoutServer(
            Map<String, String> settings,
            LocalTable table,
            TestClock clock,
            UnaryOperator<URI> wayToStripe) {
        this(
                settings,
                table,
                clock,
                StripeEmulator.builder().apiKey(STRIPE_KEY).time(clock).seed(7).start(),
                wayToStripe);
    }

    @SuppressWarnings("unchecked") // A list of annotations, which the framework wants as an array.
    private CheckoutServer(
            Map<String, String> settings,
            LocalTable table,
            TestClock clock,
            StripeEmulator stripe,
            UnaryOperator<URI> wayToStripe) {
        this.table = table;
        this.clock = clock;
        this.stripe = stripe;
        this.wayToStripe = wayToStripe;
        server =
                EagerRouteInitializer.in(
                                settings(settings).configure(ApplicationContext.builder("test")))
                        .properties(Map.of("micronaut.server.port", -1))
                        .singletons(beans())
                        // As a server starts, so that no request waits for the catalogue.
                        .eagerInitAnnotated(Controller.class, ServerFilter.class)
                        .start();
        function =
                FunctionContextFactory.builder(settings(settings))
                        .singletons(beans())
                        .singletons(metrics)
                        .start();
        handler = new ApiHandler(function);
        netty = Door.netty(server.getBean(EmbeddedServer.class).start().getURI());
        rest = Door.restApi(clock, handler, Invocation.fresh());
        http = Door.httpApi(clock, handler, Invocation.fresh());
    }

    /** Ends this one and starts it again with other settings, at the same table and Stripe. */
    public CheckoutServer restartedWith(Map<String, String> settings) {
        server.close();
        function.close();
        return new CheckoutServer(settings, table, clock, stripe, wayToStripe);
    }

    private Object[] beans() {
        return new Object[] {clock, new Random(STARTS.incrementAndGet()), table.servedBean()};
    }

    private EnvironmentVariables settings(Map<String, String> settings) {
        Map<String, String> all =
                new HashMap<>(
                        Map.of(
                                "COMMERCE_TABLE",
                                table.name(),
                                "QUOTE_SIGNATURE_SECRET",
                                SIGNING_SECRET,
                                "STRIPE_SECRET",
                                STRIPE_KEY,
                                "STRIPE_API_BASE",
                                wayToStripe.apply(URI.create(stripe.baseUrl())).toString(),
                                "JWT_SECRET",
                                TestToken.SECRET));
        all.putAll(settings);
        return EnvironmentVariables.of(all);
    }

    public LocalTable table() {
        return table;
    }

    public StripeEmulator stripe() {
        return stripe;
    }

    /** Gives Stripe the products that the catalogue names. */
    public void importProducts() {
        CatalogSource.read(EnvironmentVariables.of(Map.of()).read(CatalogProperties.class))
                .products()
                .stream()
                .flatMap(product -> product.stripeProductId().stream())
                .forEach(id -> askStripe("POST", "/v1/products", "id=" + id + "&name=" + id));
        stripe.clearRequests();
    }

    /** Makes calls that are made at once overlap, however fast the machine is. */
    public void letCallsOverlap() {
        Executor later = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);
        table.tap()
                .script(
                        (_, proceed) ->
                                CompletableFuture.runAsync(() -> {}, later)
                                        .thenCompose(_ -> proceed.get().<Object>thenApply(a -> a)));
    }

    /** What somebody else does at Stripe. */
    public void askStripe(String method, String path, String form) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(stripe.baseUrl() + path))
                        .header("Authorization", "Bearer " + STRIPE_KEY)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method(method, BodyPublishers.ofString(form))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("Stripe answered " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public TestClock clock() {
        return clock;
    }

    /** The server's socket. */
    public Door netty() {
        return netty;
    }

    /** Where the server listens. */
    public URI address() {
        return server.getBean(EmbeddedServer.class).getURI();
    }

    /** The function behind a REST API, where a test chooses the caller's address. */
    public Door rest() {
        return rest;
    }

    /** The same function as {@link #rest}, whose invocation ends in so many milliseconds. */
    public Door restInAHurry(int remainingMillis) {
        Invocation invocation = new Invocation("request", remainingMillis);
        return Door.restApi(clock, handler, invocation);
    }

    /** What stands behind {@link #rest}. */
    public RequestStreamHandler handler() {
        return handler;
    }

    /** What the functions have measured. */
    public RecordedMetrics metrics() {
        return metrics;
    }

    public List<Door> doors() {
        return List.of(netty, rest, http);
    }

    @Override
    public void close() {
        server.close();
        function.close();
        stripe.close();
    }
}
