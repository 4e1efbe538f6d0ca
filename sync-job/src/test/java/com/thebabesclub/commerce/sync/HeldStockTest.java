package com.thebabesclub.commerce.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.runtime.metric.Measurement;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.table.repository.CatalogRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.CountedStock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The job sees when carts hold most of what is counted. */
class HeldStockTest {

    private static final String SENTENCE =
            "Where carts hold the last pieces of more than half of the counted products, a person is called; pieces "
                    + "that are sold call nobody.";

    private static final String CATALOG =
            """
            {"version": "2026-01-01T00:00:00Z", "currency": "usd",
             "collections": [{"id": "c", "name": "Things"}],
             "products": [
              {"sku": "A", "name": "A", "collectionId": "c", "unitAmount": 100, "counted": true},
              {"sku": "B", "name": "B", "collectionId": "c", "unitAmount": 100, "counted": true},
              {"sku": "C", "name": "C", "collectionId": "c", "unitAmount": 100, "counted": true}],
             "bundles": []}
            """;

    private final DueShop due = new DueShop();
    private final CountedStock stock = new CountedStock(due.shop.table());

    @AfterEach
    void close() {
        due.close();
    }

    @Test
    @Case(id = "P107", sentence = SENTENCE)
    void twoOfThreeThatAreHeldCallAPerson() {
        count(0, 0, 1);
        hold("cart1", "reserved", "A", Duration.ofMinutes(45));
        hold("cart2", "reserved", "B", Duration.ofHours(20));
        due.sweep();

        assertThat(readings()).contains(Metric.STOCK_HELD.of(2), Metric.NEEDS_PERSON.one("held"));
    }

    @Test
    @Case(id = "P107", sentence = SENTENCE)
    void whatIsSoldIsNotHeld() {
        count(0, 0, 0);
        hold("cart1", "reserved", "A", Duration.ofMinutes(45));
        hold("cart2", "sold", "B", Duration.ofMinutes(45));
        hold("cart3", "released", "C", Duration.ofMinutes(45));
        due.sweep();

        assertThat(readings()).containsExactly(Metric.STOCK_HELD.of(1));
    }

    @Test
    @Case(id = "P107", sentence = SENTENCE)
    void whereThereAreMoreNobodyIsCalledAndWithoutCountedProductsNothingIsMeasured() {
        due.sweep();
        assertThat(readings()).isEmpty();

        count(0, 2, 1);
        hold("cart1", "reserved", "A", Duration.ofMinutes(45));
        due.sweep();
        assertThat(readings()).containsExactly(Metric.STOCK_HELD.of(0));
    }

    private void count(long a, long b, long c) {
        Await.value(
                new CatalogRepository(due.table)
                        .publish(
                                CATALOG.getBytes(StandardCharsets.UTF_8),
                                Optional.empty(),
                                due.shop.clock().instant()));
        stock.put("A", a);
        stock.put("B", b);
        stock.put("C", c);
    }

    private void hold(String cart, String state, String sku, Duration until) {
        stock.reserve(cart, state, sku, 1);
        Await.done(
                due.table.write(
                        OutboxTask.reservation(cart, 1, 1, due.shop.clock().instant().plus(until))
                                .write()));
    }

    private List<Measurement> readings() {
        return due.readings.all().stream()
                .filter(
                        one ->
                                one.metric() == Metric.STOCK_HELD
                                        || one.metric() == Metric.NEEDS_PERSON)
                .toList();
    }
}
