package com.thebabesclub.commerce.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.domain.order.FulfilmentPolicy;
import com.thebabesclub.commerce.domain.order.FulfilmentStep;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.RefundPolicy;
import com.thebabesclub.commerce.sync.reconciliation.Shop;
import com.thebabesclub.commerce.testing.HttpTap;
import com.thebabesclub.commerce.testing.MailReceiver;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.event.Event;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * What shoppers, Stripe, the shop's people, clocks and crashes do to a shop, step by step. After
 * each step what must be true is true, and in the end the table and Stripe say the same.
 */
final class ShopWalk implements AutoCloseable {

    /** What happens. */
    enum Kind {
        OPEN,
        OPEN_UNPROVEN,
        PAY,
        PAY_LATER,
        DEBIT,
        TELL,
        TELL_AGAIN,
        TELL_TWO_AT_ONCE,
        REFUND_AT_STRIPE,
        REFUND,
        SHIP,
        SWEEP,
        NIGHT,
        NIGHT_WITH_A_FAILURE,
        WAIT,
        CRASH,
        NO_COMMITS,
        NO_MAIL
    }

    /**
     * One thing that happens.
     *
     * @param which of those to which it may happen; the newest below 0
     */
    record Step(Kind kind, int which, int number) {
        @Override
        public String toString() {
            return kind + " " + which + " " + number;
        }
    }

    private static final Pattern TELLING =
            Pattern.compile("checkout\\.session\\..*|refund\\..*|charge\\.refunded");

    private final MailReceiver mail = new MailReceiver();
    private final DueShop due;
    private final ShopTruth truth;
    private final HttpTap toStripe;
    private final List<String> pending = new ArrayList<>();
    private final Map<String, Integer> refunds = new HashMap<>();

    ShopWalk(Optional<PlantedBug> bug) {
        Shop shop = Shop.at("2026-11-26T12:20:00Z");
        toStripe =
                HttpTap.sending(
                        URI.create(shop.stripe().baseUrl()),
                        bug.map(PlantedBug::atStripe).orElse((_, value) -> value));
        due = new DueShop(shop, variables(toStripe.address(), mail.address()));
        truth = new ShopTruth(due, mail);
        due.sweptThrough(due.shop.clock().instant());
        bug.ifPresent(planted -> planted.plant(due.shop.table()));
    }

    private static Map<String, String> variables(URI stripe, URI mail) {
        return Map.of(
                "STRIPE_API_BASE",
                stripe.toString(),
                "MAIL_SENDER",
                "postmark",
                "MAIL_FROM",
                "shop@thebabesclub.com",
                "MAIL_SHOP_TO",
                "orders@thebabesclub.com",
                "POSTMARK_TOKEN",
                "token",
                "POSTMARK_API_BASE",
                mail.toString());
    }

    /** Fails where something is not true that must be. */
    void run(List<Step> steps) throws Exception {
        for (Step step : steps) {
            due.advance(Duration.ofSeconds(7));
            take(step);
            truth.assertHolds(step.toString());
        }
        end();
    }

    private void take(Step step) throws Exception {
        switch (step.kind()) {
            case OPEN -> open(new OrderOwner(DueShop.USER, true));
            case OPEN_UNPROVEN -> open(new OrderOwner("someone", false));
            case PAY -> pay(step, PaymentAttempt.succeeds());
            case PAY_LATER -> pay(step, PaymentAttempt.pending());
            case DEBIT -> debit(step);
            case TELL -> tell(telling(), step.which());
            case TELL_AGAIN -> tell(due.shop.stripe().events(), step.which());
            case TELL_TWO_AT_ONCE -> tellTwo(step);
            case REFUND_AT_STRIPE -> refundAtStripe(step);
            case REFUND -> refund(step);
            case SHIP -> ship(step);
            case SWEEP -> quietly(due::sweep);
            case NIGHT -> night();
            case NIGHT_WITH_A_FAILURE -> nightWithAFailure(step);
            case WAIT -> due.advance(Duration.ofMinutes(20L + 100L * step.number()));
            case CRASH -> crash();
            case NO_COMMITS -> noCommits();
            case NO_MAIL -> mail.answer(500, "{}");
        }
        if (step.kind() != Kind.CRASH && step.kind() != Kind.NO_COMMITS) {
            due.shop.table().tap().heal();
        }
        if (step.kind() != Kind.NO_MAIL) {
            mail.answer(200, "{\"MessageId\":\"m-1\",\"ErrorCode\":0}");
        }
    }

    /** What create-session writes, which has walks of its own. */
    private void open(OrderOwner owner) throws StripeException {
        due.shop.table().tap().heal();
        truth.opened(due.checkout(owner), owner.verified());
    }

    private void pay(Step step, PaymentAttempt attempt) {
        truth.anyOpen(step.which())
                .ifPresent(
                        session -> {
                            try {
                                JsonNode answer = due.shop.stripe().pay(session, attempt);
                                if (answer.path("payment_status").asText().equals("paid")) {
                                    truth.paid(session);
                                } else {
                                    pending.add(session);
                                }
                            } catch (StripeError over) {
                                assertThat(over.getMessage()).isNotBlank();
                            }
                        });
    }

    private void debit(Step step) {
        if (!pending.isEmpty()) {
            String session = ShopTruth.pick(pending, step.which());
            pending.remove(session);
            boolean arrives = step.number() % 3 > 0;
            due.shop.stripe().settle(session, arrives);
            if (arrives) {
                truth.paid(session);
            }
        }
    }

    /** The events that tell something of an order. */
    private List<Event> telling() {
        return due.shop.stripe().events().stream()
                .filter(event -> TELLING.matcher(event.type()).matches())
                .toList();
    }

    private void tell(List<Event> events, int which) {
        if (!events.isEmpty()) {
            String event = ShopTruth.pick(events, which).id();
            quietly(() -> due.tell(event).toFuture().get(20, TimeUnit.SECONDS));
        }
    }

    /** Of one payment. The first has read, and commits only after the second has. */
    private void tellTwo(Step step) {
        List<Event> events =
                step.which() < 0 ? due.shop.stripe().events("refund.created") : telling();
        if (events.isEmpty()) {
            return;
        }
        Event first = ShopTruth.pick(events, step.which());
        List<Event> others =
                events.stream()
                        .filter(event -> !event.id().equals(first.id()))
                        .filter(event -> payment(event).equals(payment(first)))
                        .toList();
        CompletableFuture<Void> second = new CompletableFuture<>();
        AtomicBoolean isHeld = new AtomicBoolean();
        due.shop
                .table()
                .tap()
                .script(
                        (call, proceed) ->
                                call.request() instanceof TransactWriteItemsRequest
                                                && !isHeld.getAndSet(true)
                                        ? second.thenCompose(
                                                _ -> proceed.get().<Object>thenApply(a -> a))
                                        : proceed.get());
        CompletableFuture<?> one = due.tell(first.id()).toFuture();
        awaitHeld(isHeld, one);
        tell(others, step.number());
        second.complete(null);
        quietly(() -> one.get(20, TimeUnit.SECONDS));
    }

    /** Until it is held at its commit, or has come to none. */
    private static void awaitHeld(AtomicBoolean isHeld, CompletableFuture<?> one) {
        while (!isHeld.get() && !one.isDone()) {
            Thread.onSpinWait();
        }
    }

    private static String payment(Event event) {
        return event.json(event.accountVersion())
                .at("/data/object")
                .path("payment_intent")
                .asText();
    }

    private void refundAtStripe(Step step) {
        truth.anyPaid(step.which())
                .ifPresent(
                        session -> {
                            try {
                                due.shop
                                        .stripe()
                                        .refund(
                                                due.shop.intent(session),
                                                100L * (1 + step.number()));
                            } catch (StripeError nothingLeft) {
                                assertThat(nothingLeft.getMessage()).isNotBlank();
                            }
                        });
    }

    private void refund(Step step) {
        truth.anyPaid(step.which())
                .ifPresent(
                        session -> {
                            int number = refunds.merge(session, step.number() % 2, Integer::sum);
                            String id = "%s%030d".formatted("ab", number);
                            quietly(
                                    () ->
                                            due.run(
                                                    session,
                                                    id,
                                                    RefundPolicy.ofAmount(
                                                            300,
                                                            Optional.empty(),
                                                            Optional.empty())));
                        });
    }

    private void ship(Step step) {
        truth.anyPaid(step.which())
                .ifPresent(
                        session ->
                                quietly(
                                        () ->
                                                due.run(
                                                        session,
                                                        "sent",
                                                        FulfilmentPolicy.move(
                                                                FulfilmentStep.SHIPPED,
                                                                Map.of(),
                                                                Optional.empty(),
                                                                Optional.empty()))));
    }

    private void night() {
        due.advance(Duration.ofHours(8));
        quietly(due::night);
    }

    /** What the table has of one payment cannot be read for a while. */
    private void nightWithAFailure(Step step) {
        Optional<String> session = truth.anyPaid(step.which());
        Optional<AttributeValue> version = session.flatMap(truth::version);
        version.ifPresent(_ -> truth.setVersion(session.get(), AttributeValue.fromS("spoiled")));
        night();
        version.ifPresent(before -> truth.setVersion(session.get(), before));
    }

    /** The next transaction is carried out, and nobody hears of it. */
    private void crash() {
        AtomicBoolean isOver = new AtomicBoolean();
        due.shop
                .table()
                .tap()
                .script(
                        (call, proceed) ->
                                call.request() instanceof TransactWriteItemsRequest
                                                && !isOver.getAndSet(true)
                                        ? proceed.get().thenCompose(_ -> cut())
                                        : proceed.get());
    }

    /** No transaction is carried out. */
    private void noCommits() {
        due.shop
                .table()
                .tap()
                .script(
                        (call, proceed) ->
                                call.request() instanceof TransactWriteItemsRequest
                                        ? cut()
                                        : proceed.get());
    }

    private static <T> CompletableFuture<T> cut() {
        return CompletableFuture.failedFuture(SdkClientException.create("cut"));
    }

    /** Work that may fail, and is done again by somebody later. */
    private static void quietly(Work work) {
        try {
            work.run();
        } catch (Exception failed) {
            assertThat(failed).isNotNull();
        }
    }

    /** What may fail. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    /** Nothing fails any more, and the outbox and two nights have run. */
    private void end() throws Exception {
        due.shop.table().tap().heal();
        for (int round = 0; round < 4; round++) {
            due.advance(Duration.ofHours(13));
            due.sweep();
            due.night();
        }
        due.sweep();
        truth.assertHolds("the end");
        truth.assertEnded();
    }

    @Override
    public void close() {
        toStripe.close();
        due.close();
        mail.close();
    }

    /** For whoever has nothing to throw. */
    static void walk(Optional<PlantedBug> bug, List<Step> steps) {
        try (ShopWalk walk = new ShopWalk(bug)) {
            walk.run(steps);
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        } catch (Exception e) {
            throw e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
        }
    }
}
