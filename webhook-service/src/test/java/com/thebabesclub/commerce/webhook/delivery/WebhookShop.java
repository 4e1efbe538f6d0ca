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
import com.thebabesclub.commerce.testing.Invocation;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.stripe.emulator.StripeEmulator;
import com.thebabesclub.stripe.emulator.webhook.SignedDelivery;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The webhook service at its doors, with a table and a Stripe of its own. */
final class WebhookShop implements AutoCloseable {

    static final String SECRET = "whsec_test";
    static final String USER = "user_12345";

    final TestClock clock = TestClock.atNoon();
    final LocalTable local = LocalTable.create();
    final StripeEmulator stripe =
            StripeEmulator.builder().apiKey("sk_test_shop").time(clock).seed(7).start();
    final CommerceTable table = new CommerceTable(local.tapped(), local.name());
    final StripeClient client =
            StripeClient.builder()
                    .setApiKey("sk_test_shop")
                    .setApiBase(stripe.baseUrl().toString())
                    .build();
    final Checkouts checkouts = new Checkouts(local, stripe, clock);
    final ApplicationContext server;
    final List<Door> doors;

    private final ApplicationContext function;
    private final EnvironmentVariables settings;
    private final Object[] parts;
    private Optional<ApplicationContext> elsewhere = Optional.empty();

    WebhookShop() {
        this(Map.of());
    }

    /**
     * @param more settings beside those that every shop needs
     * @param parts of the service that the test replaces
     */
    WebhookShop(Map<String, String> more, Object... parts) {
        settings = EnvironmentVariables.of(variables(more));
        this.parts = parts;
        server =
                EagerRouteInitializer.in(settings.configure(ApplicationContext.builder("test")))
                        .properties(Map.of("micronaut.server.port", -1))
                        .singletons(clock, local.servedBean())
                        .singletons(parts)
                        .start();
        function =
                FunctionContextFactory.builder(settings)
                        .singletons(clock, local.servedBean())
                        .singletons(parts)
                        .start();
        ApiHandler handler = new ApiHandler(function);
        doors =
                List.of(
                        Door.netty(server.getBean(EmbeddedServer.class).start().getURI()),
                        Door.restApi(clock, handler, Invocation.fresh()),
                        Door.httpApi(clock, handler, Invocation.fresh()));
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
                                                settings.configure(
                                                        ApplicationContext.builder("test")))
                                        .properties(Map.of("micronaut.server.port", -1))
                                        .singletons(clock, local.tappedBean())
                                        .singletons(parts)
                                        .start());
        elsewhere = Optional.of(process);
        return process.getBean(part);
    }

    /** For another process of this shop. */
    EnvironmentVariables settings() {
        return settings;
    }

    private Map<String, String> variables(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("COMMERCE_TABLE", local.name());
        variables.put("STRIPE_SECRET", "sk_test_shop");
        variables.put("STRIPE_API_BASE", stripe.baseUrl());
        variables.put("STRIPE_WEBHOOK_SECRET", "whsec_retired, " + SECRET);
        return variables;
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
    public void close() {
        elsewhere.ifPresent(ApplicationContext::close);
        server.close();
        function.close();
        stripe.close();
    }
}
