package com.thebabesclub.commerce.sync.reconciliation;

import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.param.RefundListParams;
import com.thebabesclub.commerce.stripe.StripeEvent;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest.Trigger;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;
import com.thebabesclub.stripe.emulator.event.Event;

import reactor.core.Disposable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What customers, banks, the shop's people and bad luck do, by a seed. */
final class Commotion {

    private static final int ACTS_A_DAY = 14;

    private final Shop shop;
    private final Random random;
    private final List<String> open = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private final List<String> paid = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private final Map<String, Instant> completed = new HashMap<>();
    private final List<String> slowRefunds = new ArrayList<>();
    private final List<String> disputes = new ArrayList<>();
    private final Map<String, String> disputeStatus = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private int made;

    Commotion(Shop shop, long seed) {
        this.shop = shop;
        this.random = new Random(seed);
    }

    /** Half a day in which things happen, and some of it is told. */
    void day() {
        for (int i = 0; i < ACTS_A_DAY; i++) {
            shop.clock.advance(Duration.ofMinutes(1 + random.nextInt(50)));
            shop.stripe.moveClock(Duration.ZERO);
            act();
            if (random.nextInt(3) == 0) {
                tellSome();
            }
        }
    }

    private void act() {
        switch (random.nextInt(9)) {
            case 0, 1 -> open.add(shop.session("u" + made++));
            case 2 -> pay(take(open));
            case 3 -> debit(take(open));
            case 4 -> settle(take(pending));
            case 5, 6 -> refund(any(paid));
            case 7 -> settleRefund(take(slowRefunds));
            default -> dispute();
        }
    }

    private void pay(String session) {
        if (!session.isEmpty() && isOpen(session)) {
            shop.pay(session);
            paid.add(session);
            completed.put(session, shop.clock.instant());
        }
    }

    private void debit(String session) {
        if (!session.isEmpty() && isOpen(session)) {
            Objects.requireNonNull(shop.stripe.pay(session, PaymentAttempt.pending()));
            pending.add(session);
            completed.put(session, shop.clock.instant());
        }
    }

    private void settle(String session) {
        if (!session.isEmpty()) {
            boolean succeeds = random.nextBoolean();
            Objects.requireNonNull(shop.stripe.settle(session, succeeds));
            (succeeds ? paid : failed).add(session);
        }
    }

    private void refund(String session) {
        if (session.isEmpty() || disputeStatus.containsKey(session)) {
            return;
        }
        long amount = 100L * (1 + random.nextInt(5));
        if (random.nextBoolean()) {
            Objects.requireNonNull(shop.stripe.refund(shop.intent(session), amount));
        } else {
            slowRefunds.add(shop.stripe.refundPending(shop.intent(session), amount));
        }
    }

    private void settleRefund(String refund) {
        if (refund.isEmpty()) {
            return;
        }
        if (random.nextBoolean()) {
            shop.stripe.succeedRefund(refund);
        } else {
            shop.stripe.failRefund(refund);
        }
    }

    private void dispute() {
        if (random.nextBoolean() && !disputes.isEmpty()) {
            String dispute = take(disputes);
            String session = dispute.substring(0, dispute.indexOf(' '));
            boolean won = random.nextBoolean();
            shop.stripe.decideDispute(dispute.substring(dispute.indexOf(' ') + 1), won);
            disputeStatus.put(session, won ? "won" : "lost");
            return;
        }
        String session = any(paid);
        if (!session.isEmpty() && !disputeStatus.containsKey(session)) {
            disputes.add(session + " " + shop.stripe.dispute(shop.intent(session)));
            disputeStatus.put(session, "needs_response");
        }
    }

    /** Some of the events that nobody has told yet arrive, in any order. */
    private void tellSome() {
        for (Event event : shop.stripe.events()) {
            if (random.nextInt(4) == 0 && told.add(event.id())) {
                byte[] body = shop.stripe.signed(event.id(), "whsec_any").body();
                Await.done(shop.events().handle(StripeEvent.parse(body).orElseThrow(), body));
            }
        }
    }

    /** The night's run, with a small share, killed now and then, and gone on with. */
    void restlessNight() {
        shop.clock.advance(Duration.ofHours(8));
        shop.stripe.moveClock(Duration.ZERO);
        boolean died = run(true);
        for (int i = 0; i < 3; i++) {
            shop.clock.advance(Duration.ofMinutes(5));
            died = run(false) || died;
        }
        if (died && random.nextBoolean()) {
            shop.clock.advance(Duration.ofMinutes(5));
            Objects.requireNonNull(shop.goOn(500));
        }
    }

    private boolean run(boolean night) {
        int most = 1 + random.nextInt(6);
        SyncRequest request = new SyncRequest(Trigger.SCHEDULED, Duration.ofHours(25), most, false);
        if (random.nextInt(3) > 0) {
            if (night) {
                shop.sync(request);
            } else {
                Objects.requireNonNull(shop.goOn(most));
            }
            return false;
        }
        return killed(request, night, 3 + random.nextInt(40));
    }

    /** A run whose process is gone at its nth call to the table; false if it made fewer. */
    private boolean killed(SyncRequest request, boolean night, int at) {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(1);
        shop.table
                .tap()
                .script(
                        (_, proceed) -> {
                            if (calls.incrementAndGet() < at) {
                                return proceed.get();
                            }
                            over.countDown();
                            return new CompletableFuture<>();
                        });
        ReconciliationService job = shop.reconciliation();
        Disposable run =
                (night
                                ? job.run(request, Instant.MAX, ProgressListener.NONE)
                                : job.goOn(request, Instant.MAX))
                        .doFinally(_ -> over.countDown())
                        .subscribe();
        try {
            if (!over.await(1, TimeUnit.MINUTES)) {
                throw new AssertionError("the run neither ended nor was cut off");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        run.dispose();
        shop.table.tap().heal();
        shop.clock.advance(SyncLease.TIME.plusSeconds(1));
        return calls.get() >= at;
    }

    /** Sessions that were completed before the watermark, and have no order. */
    List<String> passedUnknown() {
        AttributeValue watermark =
                shop.table
                        .dump()
                        .getOrDefault("SYSTEM / STRIPE_ORDER_SYNC", Map.of())
                        .get("watermark");
        if (watermark == null) {
            return List.of();
        }
        Instant mark = Instant.ofEpochSecond(Long.parseLong(watermark.n()));
        Set<String> known = inTheTable().keySet();
        return completed.entrySet().stream()
                .filter(entry -> entry.getValue().isBefore(mark))
                .map(Map.Entry::getKey)
                .filter(session -> !known.contains(session))
                .toList();
    }

    /** Status, money given back and dispute of each order, by session. */
    Map<String, String> inTheTable() {
        Map<String, String> orders = new TreeMap<>();
        shop.table
                .dump()
                .forEach(
                        (key, item) -> {
                            if (key.startsWith("USER#") && key.contains(" / ORDER#")) {
                                String before = orders.put(text(item, "orderId"), standing(item));
                                if (before != null) {
                                    throw new AssertionError("twice: " + key);
                                }
                            }
                        });
        return orders;
    }

    private static String standing(Map<String, AttributeValue> item) {
        return "%s %s %s"
                .formatted(
                        text(item, "status"),
                        Objects.requireNonNull(item.get("amountRefunded")).n(),
                        text(item, "disputeStatus"));
    }

    /** The same, as Stripe has it. */
    Map<String, String> atStripe() {
        Map<String, String> orders = new TreeMap<>();
        for (String session : completed.keySet()) {
            String status =
                    paid.contains(session)
                            ? "completed"
                            : failed.contains(session) ? "payment_failed" : "pending_payment";
            orders.put(
                    session,
                    "%s %d %s"
                            .formatted(
                                    status,
                                    refunded(session),
                                    disputeStatus.getOrDefault(session, "none")));
        }
        return orders;
    }

    private long refunded(String session) {
        RefundListParams params =
                RefundListParams.builder().setPaymentIntent(shop.intent(session)).build();
        try {
            long sum = 0;
            for (var refund : shop.client().v1().refunds().list(params).getData()) {
                sum += refund.getStatus().equals("succeeded") ? refund.getAmount() : 0;
            }
            return sum;
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isOpen(String session) {
        try {
            Session found = shop.client().v1().checkout().sessions().retrieve(session);
            return found.getStatus().equals("open");
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        }
    }

    private String any(List<String> list) {
        return list.isEmpty() ? "" : list.get(random.nextInt(list.size()));
    }

    private String take(List<String> list) {
        return list.isEmpty() ? "" : list.remove(random.nextInt(list.size()));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name)).s();
    }
}
