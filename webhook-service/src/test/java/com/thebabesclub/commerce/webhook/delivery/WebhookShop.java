package com.thebabesclub.commerce.webhook.delivery;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.Webhook;
import com.thebabesclub.commerce.http.EagerRouteInitializer;
import com.thebabesclub.commerce.http.lambda.ApiHandler;
import com.thebabesclub.commerce.http.lambda.FunctionContextFactory;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestShop;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.stripe.emulator.StripeEmulator;
import com.thebabesclub.stripe.emulator.webhook.SignedDelivery;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The webhook service at its doors, with a table and a Stripe of its own; a bean of the server, or
 * made by hand where a test needs two.
 */
@Singleton
final class WebhookShop implements AutoCloseable {

    static final String SECRET = TestShop.WEBHOOK_SECRET;
    static final String USER = "user_12345";

    final TestClock clock;
    final LocalTable local;
    final StripeEmulator stripe;
    final CommerceTable table;
    final StripeClient client;
    final Checkouts checkouts;
    final ApplicationContext server;
    final List<Door> doors;

    private final TestShop shop;
    private final ApplicationContext function;
    private Optional<ApplicationContext> elsewhere = Optional.empty();

    WebhookShop() {
        this(Map.of());
    }

    /**
     * @param settings beside those that every shop needs
     * @param beans of the service that the test replaces
     */
    WebhookShop(Map<String, String> settings, Object... beans) {
        this(new WebhookContextBuilder(settings, beans).start());
    }

    @Inject
    WebhookShop(ApplicationContext server) {
        this.server = server;
        shop = server.getBean(TestShop.class);
        clock = shop.clock();
        local = shop.table();
        stripe = shop.stripe();
        client = shop.client();
        table = new CommerceTable(local.tapped(), local.name());
        checkouts = new Checkouts(shop);
        function =
                FunctionContextFactory.builder(settings())
                        .singletons(shop.beans())
                        .singletons(replaced())
                        .start();
        EmbeddedServer netty = server.getBean(EmbeddedServer.class);
        if (!netty.isRunning()) {
            netty.start();
        }
        doors = shop.doors(netty.getURI(), new ApiHandler(function));
    }

    private Object[] replaced() {
        return server.getBean(WebhookContextBuilder.Replacements.class).beans().toArray();
    }

    /** As {@link Checkouts#open()}. */
    String open() throws StripeException {
        String session = checkouts.open();
        local.tap().forgetCalls();
        return session;
    }

    /** The delivery with another body, signed anew by Stripe's secret. */
    WebRequest resigned(WebRequest delivery, UnaryOperator<String> change) throws Exception {
        return resigned(delivery, change, clock.instant());
    }

    /** The same, signed at another time than that of our clock. */
    WebRequest resigned(WebRequest delivery, UnaryOperator<String> change, Instant at)
            throws Exception {
        String body = change.apply(Objects.requireNonNull(delivery.body()));
        String time = Long.toString(at.getEpochSecond());
        String signature = Webhook.Util.computeHmacSha256(SECRET, time + "." + body);
        return delivery(body, "t=" + time + ",v1=" + signature);
    }

    /** A part as another process of this shop has it, which does more than answer Stripe. */
    <T> T elsewhere(Class<T> part) {
        ApplicationContext process =
                elsewhere.orElseGet(
                        () ->
                                EagerRouteInitializer.in(
                                                settings()
                                                        .configure(
                                                                ApplicationContext.builder("test")))
                                        .properties(Map.of("micronaut.server.port", -1))
                                        .singletons(clock, local.tappedBean())
                                        .singletons(replaced())
                                        .start());
        elsewhere = Optional.of(process);
        return process.getBean(part);
    }

    /** For another process of this shop. */
    EnvironmentVariables settings() {
        return server.getBean(EnvironmentVariables.class);
    }

    /** A delivery of the last event of this type, as Stripe signs it. */
    WebRequest delivery(String type) {
        SignedDelivery signed = stripe.signed(stripe.lastEvent(type).id(), SECRET);
        return delivery(signed.text(), signed.header());
    }

    static WebRequest delivery(String body, String signature) {
        return WebRequest.post("/stripe/webhook", body).header("Stripe-Signature", signature);
    }

    WebAnswer deliver(Door door, String type) {
        return door.ask(delivery(type));
    }

    @Override
    @PreDestroy
    public void close() {
        elsewhere.ifPresent(ApplicationContext::close);
        server.close();
        function.close();
        shop.close();
    }
}
