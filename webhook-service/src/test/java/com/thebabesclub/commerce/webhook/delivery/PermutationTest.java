package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.stripe.emulator.event.Event;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Every order in which the events of a payment can arrive, through the route, each with a payment
 * of its own.
 */
class PermutationTest {

    /** Deliveries under way at once. */
    private static final int PARALLEL = 4;

    private record Payment(Sale sale, List<Event> events) {}

    @Test
    @Case(
            id = "T-ORD-1",
            sentence = "Every permutation of a payment's events ends in the same order.")
    @Case(id = "F24", sentence = "Every order of a session's events ends the same.")
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void everyOrderOfAPaymentsEventsEndsInTheSameTable() throws Exception {
        try (WebhookShop shop = new WebhookShop()) {
            List<Payment> payments = new ArrayList<>();
            int number = 0;
            for (List<Integer> order : permutations(List.of(0, 1, 2, 3, 4, 5))) {
                payments.add(payment(shop, order, number++));
            }
            // A session that has to be fetched is seen later than its events tell.
            shop.clock.advance(Duration.ofMinutes(1));

            deliver(payments);

            Map<String, List<String>> rows = Rows.of(shop.local, Set.of());
            System.out.println(
                    "permutations delivered: "
                            + payments.size()
                            + " of "
                            + payments.getFirst().events().size()
                            + " events");
            assertThat(payments).hasSize(720);
            assertThat(rows).hasSize(720);
            List<String> first = rows.values().iterator().next();
            assertThat(first)
                    .anyMatch(
                            row ->
                                    row.startsWith("USER#")
                                            && row.contains("amountRefunded=1000")
                                            && row.contains("disputeStatus=won")
                                            && row.contains("refundStatus=partial")
                                            && row.contains("status=completed"));
            assertThat(new HashSet<>(rows.values())).containsExactly(first);
        }
    }

    @Test
    @Case(
            id = "P18",
            sentence =
                    "Every order of arrival of a payment, a warning of fraud and a review that come "
                            + "and go ends in the same table.")
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void everyOrderOfAPaymentsAlertsEndsInTheSameTable() throws Exception {
        try (WebhookShop shop = new WebhookShop()) {
            List<Payment> payments = new ArrayList<>();
            for (List<Integer> order : permutations(List.of(0, 1, 2, 3, 4))) {
                payments.add(alerts(shop, order));
            }
            shop.clock.advance(Duration.ofMinutes(1));

            deliver(payments);

            Map<String, List<String>> rows = Rows.of(shop.local, Set.of());
            assertThat(rows).hasSize(120);
            assertThat(new HashSet<>(rows.values())).hasSize(1);
            assertThat(shop.local.keys("TODO#"))
                    .as("all of it is over, and the pieces are to be packed")
                    .hasSize(120)
                    .allMatch(key -> key.startsWith("TODO#pack"));
            assertThat(shop.local.keys("USER#")).hasSize(120);
        }
    }

    /** A payment whose alerts come and go in this order. */
    private static Payment alerts(WebhookShop shop, List<Integer> order) throws StripeException {
        Sale sale = Sale.paid(shop);
        shop.stripe.settleFraudWarning(shop.stripe.warnOfFraud(sale.intent()));
        shop.stripe.closeReview(shop.stripe.openReview(sale.intent()));
        List<Event> five =
                List.of(
                        shop.stripe.lastEvent("checkout.session.completed"),
                        shop.stripe.lastEvent("radar.early_fraud_warning.created"),
                        shop.stripe.lastEvent("radar.early_fraud_warning.updated"),
                        shop.stripe.lastEvent("review.opened"),
                        shop.stripe.lastEvent("review.closed"));
        return new Payment(sale, order.stream().map(five::get).toList());
    }

    /** A payment whose six events come in this order, and a seventh at each place in turn. */
    private static Payment payment(WebhookShop shop, List<Integer> order, int number)
            throws StripeException {
        Sale sale = Sale.pending(shop);
        shop.stripe.settle(sale.session(), true);
        String refund = shop.stripe.refundPending(sale.intent(), 1000);
        shop.stripe.succeedRefund(refund);
        String dispute = shop.stripe.dispute(sale.intent());
        shop.stripe.decideDispute(dispute, true);
        List<Event> six =
                List.of(
                        shop.stripe.lastEvent("checkout.session.completed"),
                        shop.stripe.lastEvent("checkout.session.async_payment_succeeded"),
                        shop.stripe.lastEvent("refund.created"),
                        shop.stripe.lastEvent("refund.updated"),
                        shop.stripe.lastEvent("charge.dispute.created"),
                        shop.stripe.lastEvent("charge.dispute.closed"));
        List<Event> events = new ArrayList<>(order.stream().map(six::get).toList());
        events.add(number % (six.size() + 1), shop.stripe.lastEvent("charge.refunded"));
        return new Payment(sale, events);
    }

    private static void deliver(List<Payment> payments) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(PARALLEL)) {
            List<Callable<Object>> work = new ArrayList<>();
            for (Payment each : payments) {
                work.add(
                        () -> {
                            each.events().forEach(each.sale()::deliver);
                            // What the tap remembers of each call is not asked here, and is a lot.
                            each.sale().shop().local.tap().forgetCalls();
                            return each;
                        });
            }
            for (Future<Object> done : threads.invokeAll(work)) {
                assertThat(done.get()).isNotNull();
            }
        }
    }

    private static List<List<Integer>> permutations(List<Integer> elements) {
        if (elements.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : elements) {
            List<Integer> rest = new ArrayList<>(elements);
            rest.remove(/* element */ first);
            for (List<Integer> tail : permutations(rest)) {
                List<Integer> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                all.add(order);
            }
        }
        return all;
    }
}
