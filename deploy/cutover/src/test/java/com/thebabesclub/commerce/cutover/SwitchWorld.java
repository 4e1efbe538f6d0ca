package com.thebabesclub.commerce.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.http.lambda.ApiHandler;
import com.thebabesclub.commerce.http.lambda.FunctionContextFactory;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.sync.Typed;
import com.thebabesclub.commerce.sync.command.CommandLineRunner;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.Invocation;
import com.thebabesclub.commerce.testing.TestShop;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;
import com.thebabesclub.stripe.emulator.event.Event;
import com.thebabesclub.stripe.emulator.webhook.SignedDelivery;

import io.micronaut.context.ApplicationContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Old and new functions on one table and one account, and where routes and endpoints lead. */
final class SwitchWorld implements AutoCloseable {

    static final String COMPLETED = "checkout.session.completed";
    static final String ARRIVED = "checkout.session.async_payment_succeeded";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "SHOP_ENV", "prod",
                    "CATALOG_LOCATION", "table:",
                    "SETTLE_UNMARKED_SESSIONS", "true");

    /** As the services' own file of properties has it, of which the class path has several. */
    private static final Map<String, Object> PROPERTIES =
            Map.of(
                    "micronaut.security.token.jwt.claims-validators.expiration", "false",
                    "micronaut.security.token.jwt.claims-validators.subject-not-null", "false",
                    "micronaut.security.token.jwt.signatures.jwks-client.http-client.enabled",
                            "false",
                    "micronaut.security.reject-not-found", "false",
                    "micronaut.security.endpoints.introspection.enabled", "false",
                    "aws.region", "us-east-1",
                    "aws.access-key-id", "local",
                    "aws.secret-key", "local");

    final LegacyShop old = new LegacyShop();
    final LegacyFunctions legacy = new LegacyFunctions(old);

    /** Who has paid what, from the first day on. */
    final Map<String, String> paid = new LinkedHashMap<>();

    private final Map<String, ApplicationContext> deployed = new HashMap<>();
    private boolean newRoutes;
    private boolean oldEndpoint = true;
    private boolean newEndpoint;
    private int callers;

    void deploy() {
        Map<String, String> variables = new HashMap<>(old.shop.variables());
        variables.putAll(SETTINGS);
        for (String service : List.of("checkout", "webhook", "dashboard")) {
            deployed.put(service, OneServiceConfigurer.of(service, () -> context(variables)));
        }
    }

    private ApplicationContext context(Map<String, String> variables) {
        return FunctionContextFactory.builder(EnvironmentVariables.of(variables))
                .properties(PROPERTIES)
                .singletons(old.shop.clock(), old.table.servedBean())
                .start();
    }

    void deleteStack() {
        deployed.values().forEach(ApplicationContext::close);
        deployed.clear();
    }

    void routes(boolean toNew) {
        newRoutes = toNew;
    }

    /** At Stripe: never both, which is what the order of the guide's steps is for. */
    void endpoints(boolean oldEnabled, boolean newEnabled) {
        assertThat(oldEnabled && newEnabled).isFalse();
        oldEndpoint = oldEnabled;
        newEndpoint = newEnabled;
    }

    /** Somebody buys by whatever the routes lead to, and Stripe tells whoever is to be told. */
    String sale(String userId) {
        String session = newRoutes ? checkout(userId) : legacy.checkout(userId);
        pay(session, userId);
        return session;
    }

    void pay(String session, String userId) {
        pay(session, userId, PaymentAttempt.succeeds());
    }

    /** The payment of a session, of whichever functions it is. */
    void pay(String session, String userId, PaymentAttempt attempt) {
        old.shop.clock().advance(Duration.ofSeconds(40));
        old.shop.stripe().pay(session, attempt);
        paid.put(session, userId);
        tell(COMPLETED, session);
    }

    void tell(String type, String session) {
        Event event = old.shop.stripe().lastEvent(type);
        old.shop.clock().advance(Duration.ofSeconds(40));
        if (oldEndpoint) {
            tellOld(event, session);
        }
        if (newEndpoint) {
            SignedDelivery signed = old.shop.stripe().signed(event.id(), TestShop.WEBHOOK_SECRET);
            WebRequest delivery =
                    WebRequest.post("/stripe/webhook", signed.text())
                            .header("Stripe-Signature", signed.header());
            assertThat(ask(delivery).status()).isEqualTo(200);
        }
    }

    /** What the owner resends at Stripe by hand. */
    void tellOld(Event event, String session) {
        try {
            legacy.webhook(event.id(), session);
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the pages' client buys for somebody who is signed in. */
    String checkout(String userId) {
        JsonNode quote = json(quote());
        return json(createSession(quote, userId)).path("sessionId").asText();
    }

    WebAnswer quote() {
        return ask(
                WebRequest.post("/cart/quote", "{\"items\":[{\"sku\":\"N-RED\",\"quantity\":2}]}"));
    }

    WebAnswer createSession(JsonNode quote, String userId) {
        return ask(
                WebRequest.post(
                                "/checkout/create-session",
                                "{\"quoteSignature\":" + quote.path("quoteSignature") + "}")
                        .bearer(token(userId)));
    }

    /** With the e-mail that every payment here is made with: it shows what no token proved. */
    String token(String userId) {
        return TestToken.with(
                "\"sub\":\"%s\",\"email\":\"payer@example.com\",\"email_verified\":true"
                        .formatted(userId),
                old.shop.clock().instant());
    }

    WebAnswer ask(WebRequest request) {
        ApplicationContext function =
                Objects.requireNonNull(deployed.get(service(request.target())));
        callers++;
        return Door.restApi(old.shop.clock(), new ApiHandler(function), Invocation.fresh())
                .ask(request.from("198.51.100." + callers));
    }

    private static String service(String target) {
        if (target.startsWith("/dashboard")) {
            return "dashboard";
        }
        return target.startsWith("/stripe") ? "webhook" : "checkout";
    }

    static JsonNode json(WebAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Typed.Ran operator(String... arguments) {
        return typed(com.thebabesclub.commerce.operator.Main.PROGRAM, arguments);
    }

    Typed.Ran cutover(String... arguments) {
        return typed(Main.PROGRAM, arguments);
    }

    private Typed.Ran typed(CommandLineRunner program, String... arguments) {
        Typed typed = Typed.in(program, old.shop);
        SETTINGS.forEach(typed::set);
        return typed.run(arguments);
    }

    /** The rows of a session's order, whoever wrote them. */
    List<String> orders(String session) {
        return old.table.keys("USER#").stream().filter(key -> key.endsWith("#" + session)).toList();
    }

    @Override
    public void close() {
        deleteStack();
        old.close();
    }
}
