package com.thebabesclub.commerce.webhook.event;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.Webhook;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.ShippingAddressCollection;
import com.thebabesclub.commerce.order.OrderLine;
import com.thebabesclub.commerce.order.Owner;
import com.thebabesclub.commerce.order.QuotedLines;
import com.thebabesclub.commerce.session.SessionPointer;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.table.Change;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.Invocation;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.commerce.web.HttpApiHandler;
import com.thebabesclub.commerce.web.RestApiHandler;
import com.thebabesclub.stripe.emulator.StripeEmulator;
import com.thebabesclub.stripe.emulator.webhook.SignedDelivery;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import io.micronaut.runtime.server.EmbeddedServer;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The webhook service at its three doors, with a table and a Stripe of its own. */
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
    final ApplicationContext server;
    final List<Door> doors;

    private final ApplicationContext function;
    private final AtomicInteger carts = new AtomicInteger();

    WebhookShop() {
        this(Map.of());
    }

    /**
     * @param more settings beside those that every shop needs
     * @param parts of the service that the test replaces
     */
    WebhookShop(Map<String, String> more, Object... parts) {
        Settings settings = Settings.of(variables(more));
        server =
                ApplicationContext.builder("test")
                        .eagerInitSingletons(true)
                        .properties(Map.of("micronaut.server.port", -1))
                        .singletons(settings, clock, local.tapped())
                        .singletons(parts)
                        .start();
        function =
                new LambdaApplicationContextBuilder()
                        .eagerInitSingletons(true)
                        .singletons(settings, clock, local.tapped())
                        .singletons(parts)
                        .start();
        RestApiHandler rest = new RestApiHandler(function);
        HttpApiHandler http = new HttpApiHandler(function);
        doors =
                List.of(
                        Door.netty(server.getBean(EmbeddedServer.class).start().getURI()),
                        Door.restApi(clock, event -> rest.handleRequest(event, Invocation.fresh())),
                        Door.httpApi(
                                clock, event -> http.handleRequest(event, Invocation.fresh())));
    }

    /**
     * The id of a session as create-session makes it: at Stripe, with its pointer and lines in the
     * table.
     */
    String open() throws StripeException {
        return open("cart" + carts.incrementAndGet(), 6000);
    }

    /**
     * The same for this cart.
     *
     * @param quoted the total that was quoted; Stripe charges 6000
     */
    String open(String cartId, long quoted) throws StripeException {
        SessionCreateParams params =
                SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.PAYMENT)
                        .setSuccessUrl("https://thebabesclub.com/checkout/success")
                        .setExpiresAt(clock.instant().plusSeconds(3600).getEpochSecond())
                        .putMetadata("app", "babesclub")
                        .putMetadata("cartId", cartId)
                        .setShippingAddressCollection(
                                ShippingAddressCollection.builder()
                                        .addAllowedCountry(
                                                ShippingAddressCollection.AllowedCountry.CA)
                                        .build())
                        .addLineItem(
                                LineItem.builder()
                                        .setQuantity(2L)
                                        .setPriceData(
                                                PriceData.builder()
                                                        .setCurrency("usd")
                                                        .setUnitAmount(3000L)
                                                        .setProductData(
                                                                PriceData.ProductData.builder()
                                                                        .setName("Red Necklace")
                                                                        .build())
                                                        .build())
                                        .build())
                        .build();
        var session = client.v1().checkout().sessions().create(params);
        SessionPointer pointer =
                SessionPointer.created(
                        session.getId(),
                        Instant.ofEpochSecond(session.getCreated()),
                        Instant.ofEpochSecond(session.getExpiresAt()),
                        Optional.of(new Owner(USER, true)),
                        "v1.quote",
                        cartId,
                        Optional.empty());
        Await.done(table.write(Sessions.create(pointer)));
        keepLines(session.getId(), quoted);
        return session.getId();
    }

    /** The lines of a session as create-session writes them. */
    void keepLines(String session, long quoted) {
        OrderLine line =
                new OrderLine(
                        "Red Necklace",
                        Optional.of("N-RED"),
                        Optional.of("necklaces"),
                        2,
                        3000,
                        6000,
                        0,
                        0,
                        6000);
        QuotedLines lines =
                new QuotedLines(
                        List.of(line),
                        Optional.of(new QuotedLines.Expected("usd", quoted, 0, false)));
        Await.done(table.write(Sessions.lines(session, lines)));
        local.tap().forgetCalls();
    }

    /** From now on the pointer of the session cannot be read. */
    void spoilPointer(String session) {
        setVersion(session, Change.set("version", "many"));
    }

    void mendPointer(String session) {
        setVersion(session, Change.set("version", 1));
    }

    private void setVersion(String session, Change change) {
        Await.done(table.write(Write.update(Key.session(session), Condition.always(), change)));
    }

    /** The delivery with another body, signed anew by Stripe's secret. */
    WebRequest resigned(WebRequest delivery, UnaryOperator<String> change) throws Exception {
        String body = change.apply(Objects.requireNonNull(delivery.body()));
        String time = Long.toString(clock.instant().getEpochSecond());
        String signature = Webhook.Util.computeHmacSha256(SECRET, time + "." + body);
        return delivery(body, "t=" + time + ",v1=" + signature);
    }

    /** From now on Stripe must be asked for what was bought. */
    void dropLines(String session) {
        Await.done(table.write(Write.delete(Key.sessionLines(session), Condition.always())));
        local.tap().forgetCalls();
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
        server.close();
        function.close();
        stripe.close();
    }
}
