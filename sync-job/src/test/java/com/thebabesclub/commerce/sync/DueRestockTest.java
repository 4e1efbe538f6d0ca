package com.thebabesclub.commerce.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.domain.order.FulfilmentPolicy;
import com.thebabesclub.commerce.domain.order.FulfilmentStep;
import com.thebabesclub.commerce.domain.order.LineKey;
import com.thebabesclub.commerce.domain.order.RefundPolicy;
import com.thebabesclub.commerce.domain.order.ShopDecision;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.CountedStock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.exception.SdkClientException;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** The job puts back pieces of orders that are cancelled or refunded. */
class DueRestockTest {

    private static final String SENTENCE =
            "A cancelled order's counted pieces that were not sent can be had again unless it says no, those of a "
                    + "refund if it says so: once, however often it is asked for or run, and never more than were sold.";
    private static final String RED = "N-RED";
    private static final LineKey LINE = new LineKey(RED, Optional.empty());
    private static final ShopDecision CANCEL =
            RefundPolicy.cancel(Optional.empty(), Optional.empty(), true);

    private final DueShop due = new DueShop();
    private final CountedStock stock = new CountedStock(due.shop.table());
    private String session = "";

    /** Two of three pieces are sold. */
    @BeforeEach
    void sold() throws StripeException {
        stock.put(RED, 1);
        session = due.checkout();
        stock.reserve("cart1", "reserved", RED, 2);
        stock.sellsReservation(session);
        due.shop.stripe().pay(session);
        due.advance(DueShop.LIFE.plus(Duration.ofHours(1)));
        due.sweep();
        assertThat(stock.reservations()).containsExactly("sold {N-RED=2}");
    }

    @AfterEach
    void close() {
        due.close();
    }

    @Test
    @Case(id = "P97", sentence = SENTENCE)
    void aCancelledOrderGoesBackOnce() {
        due.run(session, "cancel", CANCEL);
        due.run(session, "cancel", CANCEL);
        due.sweep();
        again("cancel");

        assertThat(stock.available(RED)).isEqualTo(3);
        assertThat(due.shop.table().keys("STOCK#"))
                .filteredOn(key -> key.contains("MOVE#"))
                .singleElement()
                .asString()
                .endsWith("#cancel");
    }

    @Test
    @Case(id = "P97", sentence = SENTENCE)
    void whatWasSentOrIsBrokenDoesNotGoBack() {
        due.run(session, "sent", move(FulfilmentStep.SHIPPED));
        due.run(session, "cancel", CANCEL);
        due.sweep();
        assertThat(stock.available(RED)).as("one of two was sent").isEqualTo(2);
    }

    @Test
    @Case(id = "P97", sentence = SENTENCE)
    void aCancellationMaySayThatNothingGoesBack() {
        due.run(session, "cancel", RefundPolicy.cancel(Optional.empty(), Optional.empty(), false));
        due.sweep();
        assertThat(stock.available(RED)).isEqualTo(1);
    }

    @Test
    @Case(id = "P97", sentence = SENTENCE)
    void aRefundPutsBackOnlyWhereItSaysSo() {
        due.run(session, "no", refund(false));
        due.sweep();
        assertThat(stock.available(RED)).isEqualTo(1);

        due.run(session, "yes", refund(true));
        due.sweep();
        again("yes");
        assertThat(stock.available(RED)).isEqualTo(2);

        due.run(session, "cancel", CANCEL);
        due.sweep();
        assertThat(stock.available(RED)).as("the other was never sent").isEqualTo(3);
    }

    /** Stripe's no leaves the piece in the shop: whoever asks again means the same one. */
    @Test
    @Case(id = "P97", sentence = SENTENCE)
    void whatWasRefusedAndIsAskedForAgainGoesBackOnce() {
        due.run(session, "first", refund(true));
        due.run(session, "no", RefundPolicy.refused("first", "charge_disputed"));
        due.sweep();
        assertThat(stock.available(RED)).isEqualTo(2);

        due.run(session, "again", refund(true));
        due.sweep();
        assertThat(stock.available(RED)).as("it is the same piece").isEqualTo(2);

        due.run(session, "other", refund(true));
        due.sweep();
        assertThat(stock.available(RED)).as("the other one").isEqualTo(3);
    }

    @Test
    @Case(id = "P97", sentence = SENTENCE)
    void whatCameBackGoesBackOnceWhenTheRestIsCancelled() {
        due.run(session, "sent", move(FulfilmentStep.SHIPPED));
        due.run(session, "returned", move(FulfilmentStep.RETURNED));
        due.run(session, "refund", refund(true));
        due.run(session, "cancel", CANCEL);
        due.sweep();

        assertThat(stock.available(RED)).isEqualTo(3);
    }

    @Test
    @Case(id = "P97", sentence = SENTENCE)
    void whatIsDoneAfterwardsChangesNothing() {
        due.run(session, "sent", move(FulfilmentStep.SHIPPED));
        due.run(session, "cancel", CANCEL);
        due.run(session, "mistake", FulfilmentPolicy.voiding("sent"));
        due.sweep();

        assertThat(stock.available(RED)).isEqualTo(2);
    }

    @Test
    @Case(id = "P97", sentence = SENTENCE)
    void whatWasOversoldDoesNotComeBack() throws StripeException {
        stock.put(RED, 0);
        String late = due.checkout();
        stock.reserve("cart2", "released", RED, 2);
        stock.sellsReservation(late);
        due.shop.stripe().pay(late);
        due.advance(DueShop.LIFE.plus(Duration.ofHours(1)));
        due.sweep();
        due.run(late, "cancel", CANCEL);
        due.sweep();

        assertThat(stock.available(RED)).isZero();
    }

    @Test
    @Case(id = "P97", sentence = SENTENCE)
    void itMayBeCutAtEveryCall() throws StripeException {
        due.run(session, "cancel", CANCEL);
        due.sweep();
        for (int cut = 1; cut <= 8; cut++) {
            String id = "cart" + (cut + 1);
            stock.put(RED, 0);
            String paid = due.checkout();
            stock.reserve(id, "reserved", RED, 2);
            stock.sellsReservation(paid);
            due.shop.stripe().pay(paid);
            due.advance(DueShop.LIFE.plus(Duration.ofHours(1)));
            due.sweep();
            due.run(paid, "cancel" + cut, CANCEL);
            cutAfter(cut);
            due.sweep();
            due.shop.table().tap().heal();
            due.advance(Duration.ofMinutes(6));
            due.sweep();
            due.advance(Duration.ofMinutes(16));
            due.sweep();

            assertThat(stock.available(RED)).as("cut after %d", cut).isEqualTo(2);
            assertThat(due.due()).noneMatch(task -> task.contains("restock"));
        }
    }

    /** The calls that touch the task, the sale or the stock; what is cut was done. */
    private void cutAfter(int calls) {
        AtomicInteger left = new AtomicInteger(calls);
        due.shop
                .table()
                .tap()
                .script(
                        (call, proceed) -> {
                            String request = call.request().toString();
                            boolean isOurs =
                                    request.contains("restock#")
                                            || request.contains("RESERVATION#")
                                            || request.contains("STOCK#");
                            return isOurs && left.decrementAndGet() == 0
                                    ? proceed.get()
                                            .thenCompose(
                                                    _ ->
                                                            CompletableFuture.failedFuture(
                                                                    SdkClientException.create(
                                                                            "cut")))
                                    : proceed.get();
                        });
    }

    /** As after a crash, or where two sweep at once. */
    private void again(String commandId) {
        Await.done(
                due.table.write(
                        OutboxTask.restock(session, commandId, due.shop.clock().instant())
                                .write()));
        due.sweep();
    }

    private static ShopDecision move(FulfilmentStep step) {
        return FulfilmentPolicy.move(
                step, Map.of(LINE, 1L), Optional.empty(), Optional.of("It was asked for."));
    }

    private static ShopDecision refund(boolean restock) {
        return RefundPolicy.ofLines(
                Map.of(LINE, 1L), false, Optional.empty(), Optional.empty(), restock);
    }
}
