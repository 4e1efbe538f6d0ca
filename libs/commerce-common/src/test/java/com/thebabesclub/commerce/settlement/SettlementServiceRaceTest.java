package com.thebabesclub.commerce.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.settlement.SettlementResult.Change;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.DynamoDbTap;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Races are made and not hoped for: every racer has read before the first one writes. */
class SettlementServiceRaceTest {

    private static final int RACERS = 50;
    private static final String SESSION = "cs_test_abc12345";

    private final Shop shop = new Shop();

    @Test
    @Case(
            id = "T-RACE-1",
            sentence =
                    "Fifty parallel settlements of one session, from every source, make one order, one number and one due item; all succeed.")
    void fiftyRacersOfEverySortMakeOneOrder() {
        shop.open(SESSION);
        shop.local.tap().script(holdingWritesUntilAllHaveRead());

        List<SettlementResult> settled =
                race(IntStream.range(0, RACERS).mapToObj(this::racer).toList());

        assertThat(settled).hasSize(RACERS);
        assertOneOrder(settled);
    }

    @Test
    @Case(
            id = "T-RACE-1",
            sentence =
                    "Fifty parallel settlements of one session, from every source, make one order, one number and one due item; all succeed.")
    void oneOrderEvenWhereEveryThirdTransactionMeetsAnother() {
        shop.open(SESSION);
        AtomicInteger writes = new AtomicInteger();
        DynamoDbTap.Fault held = holdingWritesUntilAllHaveRead();
        shop.local
                .tap()
                .script(
                        (call, proceed) -> {
                            boolean inTheWay = isCommit(call) && writes.incrementAndGet() % 3 == 0;
                            return held.apply(call, inTheWay ? () -> conflict(call) : proceed);
                        });

        List<SettlementResult> settled =
                race(IntStream.range(0, RACERS).mapToObj(this::racer).toList());

        assertThat(settled).hasSize(RACERS);
        assertOneOrder(settled);
    }

    @Test
    @Case(
            id = "T-ORD-5",
            sentence = "The slow bearer of old facts loses the race and ends with the new ones.")
    void theSlowBearerOfOldFactsLosesAndEndsWithTheNewOnes() {
        shop.open(SESSION);
        CompletableFuture<Object> oldHasRead = new CompletableFuture<>();
        CompletableFuture<Object> newFactsAreIn = new CompletableFuture<>();
        shop.local
                .tap()
                .script(
                        (call, proceed) -> {
                            if (!isCommit(call) || !call.request().toString().contains("evt_old")) {
                                return proceed.get();
                            }
                            oldHasRead.complete(call);
                            return newFactsAreIn.thenCompose(_ -> proceed.get());
                        });

        CompletableFuture<SettlementResult> slow =
                settle(SessionStage.UNPAID, shop.event("evt_old", SESSION)).toFuture();
        Await.value(Mono.fromFuture(() -> oldHasRead));
        Await.value(settle(SessionStage.PAID, shop.event("evt_new", SESSION)));
        newFactsAreIn.complete(SESSION);
        SettlementResult old = Await.value(Mono.fromFuture(() -> slow));

        assertThat(old.change()).isEqualTo(Change.NONE);
        assertThat(order().text("status")).isEqualTo("completed");
        assertThat(shop.local.keys("EVENT#")).hasSize(2);
    }

    private void assertOneOrder(List<SettlementResult> settled) {
        List<Change> changes = settled.stream().map(SettlementResult::change).toList();
        assertThat(changes).filteredOn(Change.ORDER_CREATED::equals).hasSize(1);
        assertThat(shop.local.keys("USER#")).hasSize(1);
        assertThat(shop.local.keys("ORDERNO#")).hasSize(1);
        assertThat(shop.local.keys("EMAIL#")).hasSize(1);
        assertThat(shop.local.keys("DUE#")).filteredOn(key -> key.contains("mail#")).hasSize(1);
        assertThat(order().text("status")).isEqualTo("completed");
        // Every commit counted the version up from what it had read: none went over another.
        long commits = changes.stream().filter(change -> change != Change.NONE).count();
        assertThat(Await.value(shop.table.getStrongly(Key.session(SESSION))).number("version"))
                .isEqualTo(1 + commits);
    }

    private Mono<SettlementResult> racer(int number) {
        return switch (number % 4) {
            case 0 -> settle(SessionStage.UNPAID, shop.event("evt_completed", SESSION));
            case 1 -> settle(SessionStage.PAID, shop.event("evt_async_succeeded", SESSION));
            case 2 -> settle(SessionStage.PAID, SettlementCause.of(OrderSource.STATUS));
            default -> settle(SessionStage.PAID, SettlementCause.of(OrderSource.NIGHTLY_SYNC));
        };
    }

    private Mono<SettlementResult> settle(SessionStage stage, SettlementCause cause) {
        return shop.settlement.settle(Shop.observed(SESSION, stage), cause);
    }

    private static List<SettlementResult> race(List<Mono<SettlementResult>> racers) {
        return Await.value(
                Flux.fromIterable(racers).flatMap(racer -> racer, racers.size()).collectList());
    }

    private static DynamoDbTap.Fault holdingWritesUntilAllHaveRead() {
        AtomicInteger waiting = new AtomicInteger();
        CompletableFuture<Object> all = new CompletableFuture<>();
        return (call, proceed) -> {
            if (!isCommit(call)) {
                return proceed.get();
            }
            if (waiting.incrementAndGet() == RACERS) {
                all.complete(call);
            }
            return all.thenCompose(_ -> proceed.get());
        };
    }

    private static boolean isCommit(DynamoDbTap.Call call) {
        return call.request() instanceof TransactWriteItemsRequest;
    }

    private static CompletableFuture<?> conflict(DynamoDbTap.Call call) {
        int items = ((TransactWriteItemsRequest) call.request()).transactItems().size();
        List<CancellationReason> reasons =
                IntStream.range(0, items)
                        .mapToObj(
                                i ->
                                        CancellationReason.builder()
                                                .code(i == 0 ? "TransactionConflict" : "None")
                                                .build())
                        .toList();
        return CompletableFuture.failedFuture(
                TransactionCanceledException.builder().cancellationReasons(reasons).build());
    }

    private Attributes order() {
        return Await.value(shop.table.getStrongly(Key.order("user_12345", Shop.CREATED, SESSION)));
    }
}
