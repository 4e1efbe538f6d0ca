package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.net.Webhook;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.settlement.SettlementCause;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.DynamoDbTap;
import com.thebabesclub.commerce.testing.MailReceiver;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Races over HTTP. Writes are held until every racer has read, and every third one meets a
 * transaction in its way.
 */
class WebhookRaceTest {

    private final MailReceiver mail = new MailReceiver();

    @AfterEach
    void close() {
        mail.close();
    }

    @Test
    @Case(
            id = "T-RACE-2",
            sentence =
                    "Twenty parallel deliveries of one event: all are acknowledged, one commits.")
    @Case(id = "F25", sentence = "One event sixteen times at once: one order.")
    void twentyDeliveriesOfOneEventAtOnceMakeOneOrder() throws Exception {
        try (WebhookShop shop = new WebhookShop(WebhookMailTest.mailTo(mail))) {
            String session = shop.open();
            shop.stripe.pay(session);
            WebRequest delivery = shop.delivery("checkout.session.completed");
            hold(shop, 20);

            List<Integer> statuses =
                    race(Stream.generate(() -> deliver(shop, delivery)).limit(20).toList());

            assertThat(statuses).hasSize(20).containsOnly(200);
            assertOneOrder(shop);
        }
    }

    @Test
    @Case(
            id = "T-RACE-1",
            sentence =
                    "Fifty parallel settlements of one session, from every source, make one order, one number and one due item; all succeed.")
    @Case(id = "F6", sentence = "The order's condition fails: a duplicate, 200.")
    void deliveriesAndTheSyncAtOnceMakeOneOrder() throws Exception {
        try (WebhookShop shop = new WebhookShop(WebhookMailTest.mailTo(mail))) {
            String session = shop.open();
            shop.stripe.pay(session);
            WebRequest delivery = shop.delivery("checkout.session.completed");
            hold(shop, 8);

            List<Callable<Integer>> racers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                racers.add(deliver(shop, delivery));
                racers.add(() -> sync(shop, session));
            }

            assertThat(race(racers)).hasSize(8).containsOnly(200);
            assertOneOrder(shop);
        }
    }

    @Test
    @Case(id = "T-RACE-3", sentence = "Two events of one session, of two endpoints: one order.")
    void twoEventsOfOneSessionMakeOneOrder() throws Exception {
        try (WebhookShop shop = new WebhookShop(WebhookMailTest.mailTo(mail))) {
            String session = shop.open();
            shop.stripe.pay(session);
            WebRequest delivery = shop.delivery("checkout.session.completed");
            WebRequest twin = resigned(shop, delivery);
            hold(shop, 2);

            assertThat(race(List.of(deliver(shop, delivery), deliver(shop, twin))))
                    .containsOnly(200);
            assertOneOrder(shop);
            assertThat(shop.local.keys("EVENT#")).hasSize(2);
        }
    }

    private void assertOneOrder(WebhookShop shop) {
        assertThat(shop.local.keys("USER#")).hasSize(1);
        assertThat(shop.local.keys("ORDERNO#")).hasSize(1);
        // Whoever committed owes two letters; the webhook sends them, the sync leaves them due.
        assertThat(mail.taken().size() + 2 * shop.local.keys("DUE#").size()).isEqualTo(2);
        assertThat(shop.local.keys("PI#")).hasSize(1);
    }

    private static Callable<Integer> deliver(WebhookShop shop, WebRequest delivery) {
        return () -> {
            WebAnswer answer = shop.doors.getFirst().ask(delivery);
            return answer.status();
        };
    }

    /**
     * What the sync does with a session that it finds, as the number that a delivery would have
     * been answered with.
     */
    private static int sync(WebhookShop shop, String session) throws StripeException {
        StripeSessionClient sessions = shop.server.getBean(StripeSessionClient.class);
        SettlementService settlement = shop.server.getBean(SettlementService.class);
        Await.value(
                sessions.retrieve(session)
                        .flatMap(
                                observed ->
                                        settlement.settle(
                                                observed,
                                                SettlementCause.of(OrderSource.NIGHTLY_SYNC))));
        return 200;
    }

    /** The same session in an event of another id, as a second endpoint's would be. */
    private static WebRequest resigned(WebhookShop shop, WebRequest delivery) throws Exception {
        String id = shop.stripe.lastEvent("checkout.session.completed").id();
        String body = Objects.requireNonNull(delivery.body()).replace(id, id + "_twin");
        String time = Long.toString(shop.clock.instant().getEpochSecond());
        String signature = Webhook.Util.computeHmacSha256(WebhookShop.SECRET, time + "." + body);
        return WebhookShop.delivery(body, "t=" + time + ",v1=" + signature);
    }

    private static void hold(WebhookShop shop, int racers) {
        AtomicInteger writes = new AtomicInteger();
        CompletableFuture<Object> all = new CompletableFuture<>();
        shop.local
                .tap()
                .script(
                        (call, proceed) -> {
                            if (!(call.request() instanceof TransactWriteItemsRequest)) {
                                return proceed.get();
                            }
                            int number = writes.incrementAndGet();
                            if (number == racers) {
                                all.complete(call);
                            }
                            return number % 3 == 0
                                    ? all.thenCompose(_ -> conflict(call))
                                    : all.thenCompose(_ -> proceed.get());
                        });
    }

    private static CompletableFuture<?> conflict(DynamoDbTap.Call call) {
        int items = ((TransactWriteItemsRequest) call.request()).transactItems().size();
        List<CancellationReason> reasons =
                Stream.generate(() -> "None")
                        .limit(items)
                        .map(code -> CancellationReason.builder().code(code).build())
                        .collect(Collectors.toCollection(ArrayList::new));
        reasons.set(0, CancellationReason.builder().code("TransactionConflict").build());
        return CompletableFuture.failedFuture(
                TransactionCanceledException.builder().cancellationReasons(reasons).build());
    }

    private static List<Integer> race(List<Callable<Integer>> racers) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> racer : threads.invokeAll(racers)) {
                results.add(racer.get());
            }
            return results;
        }
    }
}
