package com.thebabesclub.commerce.checkout.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.CheckoutService;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.testing.CrashCuts;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.Invocation;
import com.thebabesclub.commerce.testing.Life;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.commerce.web.RestApiHandler;
import com.thebabesclub.stripe.emulator.StripeEmulator;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A table and a Stripe, on which processes of the checkout live and die. The client asks for its
 * session until it has one.
 */
final class CrashWorld implements CrashCuts.World {

    private static final DynamoDbAsyncClient CLIENT = LocalTable.client().build();

    /** Seconds since 1970: they differ where a client had to ask twice. */
    private static final Pattern TIME =
            Pattern.compile("\\b1[0-9]{9}\\b|\\b20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z");

    /** Ids by chance, of which there is one at a time. */
    private static final Pattern MADE_ID = Pattern.compile("(cus|pi|ch|BC)[_-][A-Za-z0-9]{8,}");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final Pattern SHARD = Pattern.compile("(DUE#[0-9]{10}#)[0-7]");

    private final LocalTable table = LocalTable.create(CLIENT);
    private final TestClock clock = TestClock.atNoon();
    private final StripeEmulator stripe =
            StripeEmulator.builder().apiKey("sk_test_1").time(clock).seed(7).start();
    private final Duration patience;
    private final Set<String> told = new HashSet<>();
    private Optional<WebRequest> wish = Optional.empty();
    private int attempts;

    /**
     * @param patience how long the client waits before it asks again
     */
    CrashWorld(Duration patience) {
        this.patience = patience;
    }

    /** What the client asks for, and asks for again. */
    CrashWorld wishing(WebRequest wanted) {
        wish = Optional.of(wanted);
        return this;
    }

    JsonNode quote(String items, String... fields) {
        String more = fields.length == 0 ? "" : ", " + String.join(", ", fields);
        return Json.of(
                undisturbed(WebRequest.post("/cart/quote", "{\"items\": " + items + more + "}")));
    }

    static WebRequest create(JsonNode quote) {
        return WebRequest.post(
                "/checkout/create-session",
                "{\"quoteSignature\": " + quote.path("quoteSignature") + "}");
    }

    String bearer() {
        return TestToken.of("ann", clock.instant());
    }

    StripeEmulator stripe() {
        return stripe;
    }

    /** A request that nothing happens to. */
    WebAnswer undisturbed(WebRequest request) {
        try (Life life = Life.unharmed()) {
            return ask(life, request);
        }
    }

    @Override
    public boolean attempt(Life life) {
        if (attempts++ > 0) {
            clock.advance(patience);
        }
        WebAnswer answer = ask(life, wish.orElseThrow());
        return answer.status() == 200 || answer.status() == 409;
    }

    private WebAnswer ask(Life life, WebRequest request) {
        ApplicationContext process =
                life.owns(
                        new LambdaApplicationContextBuilder()
                                .singletons(
                                        settings(life.server(URI.create(stripe.baseUrl()))),
                                        clock,
                                        new Random(1),
                                        life.client(table))
                                .start());
        RestApiHandler handler = new RestApiHandler(process);
        WebAnswer answer =
                Door.restApi(clock, event -> handler.handleRequest(event, Invocation.fresh()))
                        .ask(request);
        if (answer.status() == 200 && answer.body().contains("sessionId")) {
            told.add(Json.of(answer).path("sessionId").asText());
        }
        return answer;
    }

    private Settings settings(URI stripeBase) {
        return Settings.of(
                Map.of(
                        "COMMERCE_TABLE",
                        table.name(),
                        "QUOTE_SIGNATURE_SECRET",
                        CheckoutService.SIGNING_SECRET,
                        "STRIPE_SECRET",
                        "sk_test_1",
                        "STRIPE_API_BASE",
                        stripeBase.toString(),
                        "JWT_SECRET",
                        TestToken.SECRET));
    }

    /** Table and Stripe, with ids in their order of creation and without times. */
    @Override
    public List<String> state() {
        List<JsonNode> sessions = atStripe("checkout/sessions");
        List<JsonNode> all = new ArrayList<>(sessions);
        all.addAll(atStripe("coupons"));
        all.addAll(atStripe("customers"));
        Stream<String> items =
                table.dump().entrySet().stream()
                        .filter(item -> !item.getKey().startsWith("LIMIT#"))
                        .map(item -> item.getKey() + " " + new TreeMap<>(item.getValue()));
        return Stream.concat(items, all.stream().map(JsonNode::toString))
                .map(text -> withoutTimes(named(text, sessions)))
                .sorted()
                .toList();
    }

    /** Sessions that can be paid by somebody who was told where. */
    List<String> payable() {
        return atStripe("checkout/sessions").stream()
                .filter(session -> session.path("status").asText().equals("open"))
                .map(session -> session.path("id").asText())
                .filter(told::contains)
                .toList();
    }

    /** The session that the table has for the cart. */
    Optional<String> live() {
        return table.dump().entrySet().stream()
                .filter(item -> item.getKey().endsWith("/ ACTIVE"))
                .flatMap(item -> Optional.ofNullable(item.getValue().get("sessionId")).stream())
                .map(AttributeValue::s)
                .findFirst();
    }

    /** Oldest first. */
    List<JsonNode> atStripe(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(stripe.baseUrl() + "/v1/" + path + "?limit=100"))
                        .header("Authorization", "Bearer sk_test_1")
                        .build();
        try {
            String body = HTTP.send(request, BodyHandlers.ofString()).body();
            List<JsonNode> newestFirst = new ArrayList<>();
            Json.of(body).path("data").forEach(newestFirst::add);
            return newestFirst.reversed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String named(String text, List<JsonNode> sessions) {
        String named = text.replace(stripe.baseUrl(), "");
        for (int i = 0; i < sessions.size(); i++) {
            named = named.replace(sessions.get(i).path("id").asText(), "session " + i);
        }
        return MADE_ID.matcher(named).replaceAll("$1");
    }

    private static String withoutTimes(String text) {
        return SHARD.matcher(TIME.matcher(text).replaceAll("T")).replaceAll("$1n");
    }

    @Override
    public void close() {
        stripe.close();
    }
}
