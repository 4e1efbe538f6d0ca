package com.thebabesclub.commerce.operator.reindex;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.operator.Main;
import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;
import com.thebabesclub.commerce.settlement.OrderIndexService;
import com.thebabesclub.commerce.sync.Typed;
import com.thebabesclub.commerce.sync.Typed.Ran;
import com.thebabesclub.commerce.sync.reconciliation.Shop;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.TableScan;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.CrashCuts;
import com.thebabesclub.commerce.testing.Life;
import com.thebabesclub.commerce.testing.LocalTable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** The keys that lead to orders, for those that were there before the keys. */
@Case(
        id = "P11",
        sentence =
                "A reindexing writes the keys of every order that was there before them as its"
                        + " commit would have, but that it is to be packed; it may be cut anywhere,"
                        + " and never writes over what is newer.")
class ReindexTest {

    private static final Shop SHOP = Shop.at("2026-11-26T12:00:00Z");

    /** The table of a shop with a dispute, as settlement leaves it. */
    private static Map<String, Map<String, AttributeValue>> settled = Map.of();

    @BeforeAll
    static void sell() {
        SHOP.paid("u1");
        String disputed = SHOP.paid("u2");
        SHOP.stripe().dispute(SHOP.intent(disputed));
        SHOP.session("u3");
        assertThat(Typed.in(Main.PROGRAM, SHOP).run("sync", "orders").exit()).isZero();
        settled = SHOP.table().dump();
        assertThat(keys(settled)).hasSize(5);
    }

    @AfterAll
    static void close() {
        SHOP.close();
    }

    @Test
    void whatWasThereBeforeTheKeysHasThemAsItsCommitWouldHaveWrittenThem() {
        forgetKeys();

        Ran first = Typed.in(Main.PROGRAM, SHOP).run("table", "reindex");

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.out()).contains("2 orders have their keys");
        assertThat(SHOP.table().dump()).isEqualTo(settled);
        Typed.in(Main.PROGRAM, SHOP).run("table", "reindex");
        assertThat(SHOP.table().dump()).as("once more").isEqualTo(settled);
    }

    @Test
    void whatWasSentYearsAgoIsNotToBePacked() {
        forgetKeys();
        List<String> toPack = SHOP.table().keys("TODO#pack");
        assertThat(toPack).hasSize(2);
        toPack.forEach(ReindexTest::delete);

        assertThat(Typed.in(Main.PROGRAM, SHOP).run("table", "reindex").exit()).isZero();

        assertThat(SHOP.table().keys("TODO#")).singleElement().asString().contains("TODO#dispute");
        restore();
    }

    @Test
    void whatIsSettledMeanwhileIsNotWrittenOver() {
        forgetKeys();
        String order = SHOP.table().keys("USER#u1 / ORDER#").getFirst();
        String session = order.substring(order.lastIndexOf('#') + 1);
        AtomicBoolean settledOnce = new AtomicBoolean();
        SHOP.table()
                .tap()
                .script(
                        (call, proceed) ->
                                call.request() instanceof TransactWriteItemsRequest request
                                                && request.toString().contains(session)
                                                && !settledOnce.getAndSet(true)
                                        ? CompletableFuture.runAsync(() -> refund(session))
                                                .thenCompose(_ -> proceed.get())
                                        : proceed.get());

        Typed.in(Main.PROGRAM, SHOP).run("table", "reindex", "--units", "40000");
        SHOP.table().tap().heal();

        assertThat(settledOnce).isTrue();
        assertThat(keys(SHOP.table().dump()).toString())
                .contains("amountRefunded=AttributeValue(N=7)");
        restore();
    }

    @Test
    void itMayBeCutAnywhereAndGivenAgain() throws Exception {
        System.out.println(CrashCuts.of("table reindex", World::new).everywhere());
    }

    private static void refund(String session) {
        SHOP.stripe().refund(SHOP.intent(session), 7);
        Typed.in(Main.PROGRAM, SHOP).run("sync", "orders");
    }

    private static CommerceTable table() {
        return new CommerceTable(SHOP.table().tap().direct(), SHOP.table().name());
    }

    private static void forgetKeys() {
        keys(settled).keySet().forEach(ReindexTest::delete);
    }

    private static void restore() {
        SHOP.table().dump().keySet().forEach(ReindexTest::delete);
        settled.values().forEach(item -> put(SHOP.table(), item));
    }

    private static void delete(String key) {
        int middle = key.indexOf(" / ");
        Await.done(
                table().write(
                                Write.delete(
                                        new Key(
                                                key.substring(0, middle),
                                                key.substring(middle + 3)),
                                        Condition.always())));
    }

    private static void put(LocalTable local, Map<String, AttributeValue> item) {
        Await.done(
                Mono.fromFuture(
                                () ->
                                        local.tap()
                                                .direct()
                                                .putItem(
                                                        put ->
                                                                put.tableName(local.name())
                                                                        .item(item)))
                        .then());
    }

    private static Map<String, Map<String, AttributeValue>> keys(
            Map<String, Map<String, AttributeValue>> items) {
        Map<String, Map<String, AttributeValue>> keys = new TreeMap<>(items);
        keys.keySet().removeIf(key -> !key.matches("(ORDERS|EMAIL|TODO)#(?!pack).*"));
        return keys;
    }

    /** A shop of before the keys, whose reindexing is cut. */
    private static final class World implements CrashCuts.World {

        private final LocalTable local = LocalTable.create();

        World() {
            settled.entrySet().stream()
                    .filter(entry -> !keys(settled).containsKey(entry.getKey()))
                    .forEach(entry -> put(local, entry.getValue()));
        }

        @Override
        public boolean attempt(Life life) {
            DynamoDbAsyncClient client = life.client(local);
            CommerceTable table = new CommerceTable(client, local.name());
            ReindexJob job =
                    new ReindexJob(
                            table,
                            local.name(),
                            new TableScan(client),
                            new OrderIndexService(table),
                            5,
                            System::nanoTime);
            return Await.value(
                    job.run(40_000, _ -> {})
                            .map(_ -> true)
                            .onErrorReturn(DependencyUnavailable.class, false));
        }

        @Override
        public List<String> state() {
            List<String> rows = new ArrayList<>();
            local.dump().forEach((key, item) -> rows.add(key + " " + new TreeMap<>(item)));
            return rows;
        }

        @Override
        public void close() {}
    }
}
