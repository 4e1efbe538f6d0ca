package com.thebabesclub.commerce.checkout.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Shoppers, Stripe, the sweep, the shop's people and crashes, one after the other, about a single
 * piece or few. After each step the numbers add up, and in the end nothing is held.
 */
final class StockWalk {

    /** What happens. */
    enum Kind {
        BUY,
        PAY,
        PAY_LATER,
        DEBIT,
        LOOK,
        WAIT,
        SWEEP,
        PUT,
        TAKE,
        CRASH,
        NO_EXPIRY
    }

    /**
     * One step.
     *
     * @param who which shopper or session
     * @param pieces how many
     */
    record Step(Kind kind, int who, int pieces) {}

    private record Session(String id, JsonNode quote, int pieces) {}

    private static final String RED = "N-RED";
    private static final int SHOPPERS = 4;

    private final CountedShop shop;
    private final Shopper shopper;
    private final @Nullable JsonNode[] carts = new JsonNode[SHOPPERS];
    private final List<Session> sessions = new ArrayList<>();
    private final Set<String> paid = new HashSet<>();
    private final Set<String> pending = new HashSet<>();

    StockWalk(CountedShop shop) {
        this.shop = shop;
        this.shopper = shop.shopper();
    }

    /** Fails where a step leaves numbers that do not add up. */
    void run(List<Step> steps) {
        clear();
        sweptUntilNow();
        shop.stock(RED, 2);
        for (Step step : steps) {
            take(step);
            assertAddsUp(step.toString());
        }
        end();
    }

    private void take(Step step) {
        shop.service().clock().advance(Duration.ofSeconds(6));
        switch (step.kind()) {
            case BUY -> buy(step.who() % SHOPPERS, 1 + step.pieces() % 2);
            case PAY -> session(step, session -> pay(session, PaymentAttempt.succeeds()));
            case PAY_LATER -> session(step, session -> pay(session, PaymentAttempt.pending()));
            case DEBIT -> session(step, session -> debit(session, step.pieces() % 2 == 0));
            case LOOK -> session(step, this::look);
            case WAIT -> after(Duration.ofMinutes(5L + 10L * step.pieces()));
            case SWEEP -> shop.sweep();
            case PUT -> change(1);
            case TAKE -> change(-1);
            case CRASH -> crash();
            case NO_EXPIRY ->
                    shop.service().stripe().failCalls(Shopper.EXPIRE, CallFault.REFUSED, 3);
        }
    }

    private void buy(int who, int pieces) {
        String items = "[{\"sku\": \"N-RED\", \"quantity\": " + pieces + "}]";
        JsonNode before = carts[who];
        JsonNode quote = before == null ? shopper.quote(items) : shopper.quote(items, before);
        carts[who] = quote;
        WebAnswer answer = shopper.checkout(quote);
        shop.service().table().tap().heal();
        shop.service().stripe().clearFaults();
        assertThat(answer.status()).as(answer.body()).isIn(200, 409, 503);
        if (answer.status() == 200) {
            sessions.add(new Session(Json.of(answer).path("sessionId").asText(), quote, pieces));
        }
    }

    /** Of a session that is over Stripe takes nothing. */
    private void pay(Session session, PaymentAttempt attempt) {
        try {
            JsonNode answer = shop.service().stripe().pay(session.id(), attempt);
            boolean isPaid = answer.path("payment_status").asText().equals("paid");
            (isPaid ? paid : pending).add(session.id());
        } catch (StripeError over) {
            assertThat(over.getMessage()).isNotBlank();
        }
    }

    private void debit(Session session, boolean succeeds) {
        if (pending.remove(session.id())) {
            shop.service().stripe().settle(session.id(), succeeds);
            if (succeeds) {
                paid.add(session.id());
            }
        }
    }

    private void session(Step step, Consumer<Session> action) {
        if (!sessions.isEmpty()) {
            action.accept(sessions.get(step.who() % sessions.size()));
        }
    }

    private void look(Session session) {
        shopper.status(session.id(), session.quote());
        shop.service().table().tap().heal();
    }

    /** As the shop's people do: never more than can be had. */
    private void change(long pieces) {
        if (shop.available(RED) + pieces >= 0) {
            Await.done(
                    direct().write(
                                    Write.update(
                                            new Key("STOCK#" + RED, "METADATA"),
                                            Condition.always(),
                                            AttributeChange.add("put", pieces),
                                            AttributeChange.add("available", pieces))));
        }
    }

    /** The next transaction is carried out, and nobody hears of it. */
    private void crash() {
        AtomicBoolean isOver = new AtomicBoolean();
        table().tap()
                .script(
                        (call, proceed) ->
                                call.request() instanceof TransactWriteItemsRequest
                                                && !isOver.getAndSet(true)
                                        ? proceed.get().thenCompose(_ -> cut())
                                        : proceed.get());
    }

    private static <T> CompletableFuture<T> cut() {
        return CompletableFuture.failedFuture(SdkClientException.create("cut"));
    }

    private void after(Duration time) {
        shop.service().clock().advance(time);
    }

    private void end() {
        table().tap().heal();
        shop.service().stripe().clearFaults();
        sessions.forEach(session -> debit(session, true));
        after(Duration.ofHours(1));
        pointers().forEach(shopper::status);
        shop.sweep();

        assertAddsUp("the end");
        assertThat(shop.reservations())
                .as("nothing is held")
                .noneMatch(one -> one.startsWith("reserved") || one.startsWith("ending"));
        Map<String, Map<String, AttributeValue>> all = table().dump();
        assertThat(number(stock(all), "put") - number(stock(all), "available"))
                .as("one payment for each piece that is gone, or it is oversold")
                .isEqualTo(paidPieces() - oversold(all));
    }

    /** Also of sessions whose address nobody was given. */
    private List<String> pointers() {
        return table().dump().values().stream()
                .filter(item -> text(item, "PK").startsWith("SESSION#"))
                .filter(item -> text(item, "SK").equals("METADATA"))
                .map(item -> text(item, "PK").substring("SESSION#".length()))
                .toList();
    }

    private void assertAddsUp(String after) {
        Map<String, Map<String, AttributeValue>> all = table().dump();
        Map<String, AttributeValue> stock = stock(all);
        long held =
                all.values().stream()
                        .filter(item -> text(item, "SK").startsWith("RESERVATION#"))
                        .filter(item -> !"released".equals(text(item, "state")))
                        .mapToLong(item -> number(map(item, "held"), RED))
                        .sum();
        assertThat(number(stock, "available")).as("after %s", after).isNotNegative();
        assertThat(number(stock, "available") + held)
                .as("after %s", after)
                .isEqualTo(number(stock, "put"));
    }

    private long paidPieces() {
        return sessions.stream()
                .filter(session -> paid.contains(session.id()))
                .map(session -> Map.entry(session.id(), session.pieces()))
                .distinct()
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static long oversold(Map<String, Map<String, AttributeValue>> all) {
        return all.values().stream()
                .filter(item -> text(item, "PK").startsWith("SESSION#"))
                .mapToLong(item -> number(map(map(item, "record"), "oversold"), RED))
                .sum();
    }

    private static Map<String, AttributeValue> stock(Map<String, Map<String, AttributeValue>> all) {
        return Objects.requireNonNull(all.get("STOCK#N-RED / METADATA"));
    }

    /** Else the first sweep reads all the hours of weeks. */
    private void sweptUntilNow() {
        Await.done(
                direct().write(
                                Write.put(
                                        Attributes.item(Key.system("DUE_SWEEP"))
                                                .put(
                                                        "sweptThrough",
                                                        shop.service()
                                                                .clock()
                                                                .instant()
                                                                .getEpochSecond())
                                                .build())));
    }

    private static Map<String, AttributeValue> map(
            Map<String, AttributeValue> item, String attribute) {
        return item.containsKey(attribute)
                ? Objects.requireNonNull(item.get(attribute)).m()
                : Map.of();
    }

    private static long number(Map<String, AttributeValue> item, String attribute) {
        return item.containsKey(attribute)
                ? Long.parseLong(Objects.requireNonNull(item.get(attribute)).n())
                : 0;
    }

    private static String text(Map<String, AttributeValue> item, String attribute) {
        return Objects.requireNonNull(item.get(attribute)).s();
    }

    /** What an earlier walk has left; the products stay. */
    private void clear() {
        CompletableFuture.allOf(
                        table().dump().values().stream()
                                .filter(item -> !text(item, "PK").startsWith("CATALOG"))
                                .map(this::delete)
                                .toArray(CompletableFuture[]::new))
                .join();
    }

    private CompletableFuture<?> delete(Map<String, AttributeValue> item) {
        return table().tap()
                .direct()
                .deleteItem(
                        delete ->
                                delete.tableName(table().name())
                                        .key(
                                                Map.of(
                                                        "PK",
                                                        Objects.requireNonNull(item.get("PK")),
                                                        "SK",
                                                        Objects.requireNonNull(item.get("SK")))));
    }

    private CommerceTable direct() {
        return new CommerceTable(table().tap().direct(), table().name());
    }

    private LocalTable table() {
        return shop.service().table();
    }
}
