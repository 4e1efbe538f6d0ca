package com.thebabesclub.commerce.checkout.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.checkout.quote.CartId;
import com.thebabesclub.commerce.checkout.quote.QuoteRequest;
import com.thebabesclub.commerce.checkout.quote.QuoteService;
import com.thebabesclub.commerce.http.ClientAddress;
import com.thebabesclub.commerce.http.ProblemException;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.CrashCuts;
import com.thebabesclub.commerce.testing.Life;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestShop;
import com.thebabesclub.stripe.emulator.StripeEmulator;

import io.micronaut.http.HttpStatus;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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

    private static final CartId CART = new CartId("c9Uau9icuBlvDvtokvlNaA");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** How often a cart was written, which is more often where something was done again. */
    private static final Pattern WRITES = Pattern.compile(", version=AttributeValue\\(N=[0-9]+\\)");

    private static final Pattern SHARD = Pattern.compile("(DUE#[0-9]{10}#)[0-7]");

    private final TestShop shop = TestShop.on(CLIENT);
    private final LocalTable table = shop.table();
    private final TestClock clock = shop.clock();
    private final StripeEmulator stripe = shop.stripe();
    private final Duration patience;
    private final Set<String> told = new HashSet<>();
    private Optional<Wanted> wanted = Optional.empty();
    private int attempts;

    /** What the client asks for, and asks for again. */
    private record Wanted(String quoteSignature, Optional<Caller> caller) {}

    /**
     * @param patience how long the client waits before it asks again
     */
    CrashWorld(Duration patience) {
        this.patience = patience;
    }

    /** A guest wants to pay for these. */
    CrashWorld guestWants(QuoteRequest.Line... items) {
        wanted = Optional.of(new Wanted(quote(items), Optional.empty()));
        return this;
    }

    /** A user who is signed in wants to. */
    CrashWorld memberWants(QuoteRequest.Line... items) {
        Caller ann = new Caller("ann", Optional.of("ann@example.com"), true, Set.of());
        wanted = Optional.of(new Wanted(quote(items), Optional.of(ann)));
        return this;
    }

    /** The guest has a session for these already. */
    CrashWorld after(QuoteRequest.Line... items) {
        try (Life life = Life.unharmed()) {
            ask(life, new Wanted(quote(items), Optional.empty()));
        }
        return this;
    }

    /** The guest's session was paid. */
    CrashWorld paid() {
        stripe.pay(live().orElseThrow());
        return this;
    }

    private String quote(QuoteRequest.Line... items) {
        try (Life life = Life.unharmed()) {
            QuoteService quoteService = new CrashingProcess(table, stripe, clock, life).quoting();
            return Await.value(quoteService.renew(List.of(items), CART)).signature();
        }
    }

    @Override
    public boolean attempt(Life life) {
        if (attempts++ > 0) {
            clock.advance(patience);
        }
        return ask(life, wanted.orElseThrow());
    }

    private boolean ask(Life life, Wanted wish) {
        CheckoutService door = new CrashingProcess(table, stripe, clock, life).door();
        SessionRequest request =
                new SessionRequest(wish.quoteSignature(), null, null, null, null, null, null);
        ClientAddress address = new ClientAddress(InetAddress.getLoopbackAddress());
        Mono<SessionReply> answer =
                Deadline.in(Duration.ofMillis(7_500), clock)
                        .bound(door.begin(request, wish.caller(), address));
        try {
            told.add(Await.value(answer).sessionId());
            return true;
        } catch (ProblemException problem) {
            return problem.problem().status() == HttpStatus.CONFLICT;
        } catch (DependencyUnavailable _) {
            return false;
        }
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
                        .map(item -> item.getKey() + " " + new TreeMap<>(item.getValue()))
                        .map(CrashWorld::withoutWrites);
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
                        .header("Authorization", "Bearer " + TestShop.STRIPE_KEY)
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

    private static String withoutWrites(String item) {
        return item.startsWith("CART#") ? WRITES.matcher(item).replaceAll("") : item;
    }

    private static String withoutTimes(String text) {
        return SHARD.matcher(TIME.matcher(text).replaceAll("T")).replaceAll("$1n");
    }

    @Override
    public void close() {
        stripe.close();
    }
}
