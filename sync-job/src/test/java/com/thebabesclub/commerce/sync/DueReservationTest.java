package com.thebabesclub.commerce.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.domain.stock.StockChange;
import com.thebabesclub.commerce.domain.stock.StockCount;
import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.stock.StockRecountService;
import com.thebabesclub.commerce.stock.StockRequest;
import com.thebabesclub.commerce.stock.StockService;
import com.thebabesclub.commerce.sync.reconciliation.DriftKind;
import com.thebabesclub.commerce.sync.reconciliation.SyncReport;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest.Trigger;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.CountedStock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** The job gives back counted pieces, and sells those of which no event ever came. */
class DueReservationTest {

    private static final String CART = "cart1";
    private static final String RED = "N-RED";

    private final DueShop due = new DueShop();
    private final CountedStock stock = new CountedStock(due.shop.table());

    @BeforeEach
    void three() {
        stock.put(RED, 3);
    }

    @AfterEach
    void close() {
        due.close();
    }

    @Test
    @Case(
            id = "P93",
            sentence =
                    "What was reserved is sold or given back, exactly once: by a payment, also a pending one, by the "
                            + "session's end, by a failed debit, or where a claim died.")
    void aSessionThatExpiredUnheardGivesItsPiecesBack() throws StripeException {
        String session = due.checkout();
        stock.reserve(CART, "reserved", RED, 2);
        stock.sellsReservation(session);
        due.advance(DueShop.LIFE.plus(Duration.ofHours(1)));

        due.sweep();
        due.sweep();

        assertThat(stock.reservations()).containsExactly("released {N-RED=2}");
        assertThat(stock.available(RED)).isEqualTo(5);
        assertThat(due.due()).isEmpty();
    }

    @Test
    @Case(
            id = "P96",
            sentence =
                    "A release may be cut at every call and run twice: the pieces are given back once.")
    void aReleaseThatIsCutGivesBackOnce() {
        for (int cut = 1; cut <= 4; cut++) {
            stock.put(RED, 0);
            stock.reserve(CART, "ending", RED, 2);
            Await.done(
                    due.table.write(
                            OutboxTask.reservation(CART, 1, 1, due.shop.clock().instant())
                                    .write()));
            cutAfter(cut);
            due.sweep();
            due.shop.table().tap().heal();
            due.advance(Duration.ofMinutes(6));
            due.sweep();
            due.advance(Duration.ofMinutes(16));
            due.sweep();

            assertThat(stock.reservations()).containsExactly("released {N-RED=2}");
            assertThat(stock.available(RED)).as("cut after %d", cut).isEqualTo(2);
        }
    }

    /** The calls that touch the task, the reservation or the stock; what is cut was done. */
    private void cutAfter(int calls) {
        AtomicInteger left = new AtomicInteger(calls);
        due.shop
                .table()
                .tap()
                .script(
                        (call, proceed) -> {
                            String request = call.request().toString();
                            boolean isOurs =
                                    request.contains("reservation#")
                                            || request.contains("RESERVATION#")
                                            || call.request() instanceof TransactWriteItemsRequest;
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

    @Test
    @Case(
            id = "P94",
            sentence =
                    "A payment that finds its reservation given back takes what there is; what there is not is "
                            + "`oversold`: the order is made, needs review, and is to be seen to.")
    void aPaymentOfWhichNoEventCameTakesWhatThereIs() throws StripeException {
        String session = due.checkout();
        stock.reserve(CART, "released", RED, 2);
        stock.sellsReservation(session);
        due.shop.stripe().pay(session);
        due.advance(DueShop.LIFE.plus(Duration.ofHours(1)));

        due.sweep();

        assertThat(stock.reservations()).containsExactly("released {N-RED=2}", "sold {N-RED=2}");
        assertThat(stock.available(RED)).isEqualTo(1);
    }

    @Test
    @Case(
            id = "P108",
            sentence =
                    "A recount says of each counted product what was put in, can be had, is held and was sold, by the list "
                            + "of orders; written, what can be had fits, as a move.")
    void aRecountFindsWhatWasSoldByTheListOfOrders() throws StripeException {
        String session = due.checkout();
        stock.reserve(CART, "reserved", RED, 2);
        stock.sellsReservation(session);
        due.shop.stripe().pay(session);
        due.advance(DueShop.LIFE.plus(Duration.ofHours(1)));
        due.sweep();
        StockKey red = new StockKey(RED, Optional.empty());
        Await.value(
                due.bean(StockService.class)
                        .change(
                                new StockRequest(
                                        red,
                                        "made-1",
                                        "ann",
                                        new StockChange.Difference(1),
                                        Optional.of("Made."))));

        StockCount count =
                Await.value(due.bean(StockRecountService.class).recount(List.of(red)).next());
        assertThat(count.sold()).isEqualTo(2);
        assertThat(count.held()).isZero();
        assertThat(count.difference()).isEqualTo(-2);

        Await.done(due.bean(StockRecountService.class).correct(count, "ann"));
        assertThat(stock.available(RED)).isEqualTo(2);
    }

    @Test
    @Case(
            id = "P110",
            sentence =
                    "The sync finds a paid session whose counted pieces are not sold, and one that failed and holds some, "
                            + "and puts them right; a dry run only tells.")
    void theSyncSellsWhatWasPaidAndIsReservedStill() throws StripeException {
        String session = due.checkout();
        stock.reserve(CART, "reserved", RED, 2);
        stock.sellsReservation(session);
        due.shop.stripe().pay(session);
        due.advance(DueShop.LIFE.plus(Duration.ofHours(1)));
        due.sweep();
        stock.reserve(CART, "reserved", RED, 2);

        assertThat(sync(true).tally().drift().first(DriftKind.STOCK)).containsExactly(session);
        assertThat(stock.reservations()).containsExactly("reserved {N-RED=2}");
        assertThat(sync(false).tally().drift().first(DriftKind.STOCK)).containsExactly(session);
        assertThat(stock.reservations()).containsExactly("sold {N-RED=2}");
        assertThat(sync(false).tally().drift().count(DriftKind.STOCK)).isZero();
    }

    private SyncReport sync(boolean isDry) {
        return Await.value(
                due.bean(SyncJob.class)
                        .run(
                                new SyncRequest(Trigger.MANUAL, Duration.ofDays(2), 500, isDry),
                                "run",
                                Instant.MAX));
    }
}
