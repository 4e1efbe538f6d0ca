package com.thebabesclub.commerce.checkout;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.thebabesclub.commerce.http.lambda.ApiHandler;
import com.thebabesclub.commerce.http.lambda.FunctionContextFactory;
import com.thebabesclub.commerce.runtime.catalog.CatalogProperties;
import com.thebabesclub.commerce.runtime.catalog.CatalogSource;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.Invocation;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestShop;
import com.thebabesclub.stripe.emulator.StripeEmulator;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * The service in a shop of its own, behind its doors; a bean of the server, or made by hand where a
 * test needs two or a restart.
 */
@Singleton
public final class CheckoutServer implements AutoCloseable {

    public static final String SIGNING_SECRET = TestShop.SIGNING_SECRET;

    private final TestShop shop;
    private final CheckoutContextBuilder.Start start;
    private final ApplicationContext server;
    private final ApplicationContext function;
    private final RecordedMetrics metrics = new RecordedMetrics();
    private final ApiHandler handler;
    private final List<Door> doors;

    public CheckoutServer(Map<String, String> settings) {
        this(settings, UnaryOperator.identity());
    }

    /**
     * A service that does not see Stripe itself.
     *
     * @param wayToStripe what it sees instead, given Stripe's address
     */
    public CheckoutServer(Map<String, String> settings, UnaryOperator<URI> wayToStripe) {
        this(new CheckoutContextBuilder(TestShop.open(), settings, wayToStripe).start());
    }

    @Inject
    CheckoutServer(ApplicationContext server) {
        this.server = server;
        shop = server.getBean(TestShop.class);
        start = server.getBean(CheckoutContextBuilder.Start.class);
        function =
                FunctionContextFactory.builder(server.getBean(EnvironmentVariables.class))
                        .singletons(shop.beans())
                        .singletons(CheckoutContextBuilder.random(), metrics)
                        .start();
        handler = new ApiHandler(function);
        EmbeddedServer netty = server.getBean(EmbeddedServer.class);
        if (!netty.isRunning()) {
            netty.start();
        }
        doors = shop.doors(netty.getURI(), handler);
    }

    /** Ends this one and starts it again with other settings, at the same table and Stripe. */
    public CheckoutServer restartedWith(Map<String, String> settings) {
        stop();
        return new CheckoutServer(
                new CheckoutContextBuilder(shop, settings, start.wayToStripe()).start());
    }

    /** Another one with other settings, at the same table and Stripe. */
    CheckoutServer beside(Map<String, String> settings) {
        return new CheckoutServer(
                new CheckoutContextBuilder(shop, settings, start.wayToStripe()).start());
    }

    public LocalTable table() {
        return shop.table();
    }

    /** What the server has of that type. */
    public <T> T bean(Class<T> type) {
        return server.getBean(type);
    }

    public StripeEmulator stripe() {
        return shop.stripe();
    }

    /** Gives Stripe the products that the catalogue names. */
    public void importProducts() {
        CatalogSource.read(
                        EnvironmentVariables.of(Map.of()).read(CatalogProperties.class),
                        EnvironmentVariables.of(Map.of()).read(ShopProperties.class))
                .products()
                .stream()
                .flatMap(product -> product.stripeProductId().stream())
                .forEach(id -> askStripe("POST", "/v1/products", "id=" + id + "&name=" + id));
        stripe().clearRequests();
    }

    /** Makes calls that are made at once overlap, however fast the machine is. */
    public void letCallsOverlap() {
        Executor later = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);
        table().tap()
                .script(
                        (_, proceed) ->
                                CompletableFuture.runAsync(() -> {}, later)
                                        .thenCompose(_ -> proceed.get().<Object>thenApply(a -> a)));
    }

    /** What somebody else does at Stripe. */
    public void askStripe(String method, String path, String form) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(stripe().baseUrl() + path))
                        .header("Authorization", "Bearer " + TestShop.STRIPE_KEY)
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
        return shop.clock();
    }

    /** The server's socket. */
    public Door netty() {
        return doors.getFirst();
    }

    /** Where the server listens. */
    public URI address() {
        return server.getBean(EmbeddedServer.class).getURI();
    }

    /** The function behind a REST API, where a test chooses the caller's address. */
    public Door rest() {
        return doors.get(1);
    }

    /** The same function as {@link #rest}, whose invocation ends in so many milliseconds. */
    public Door restInAHurry(int remainingMillis) {
        Invocation invocation = new Invocation("request", remainingMillis);
        return Door.restApi(clock(), handler, invocation);
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
        return doors;
    }

    @Override
    @PreDestroy
    public void close() {
        stop();
        shop.close();
    }

    private void stop() {
        server.close();
        function.close();
    }
}
