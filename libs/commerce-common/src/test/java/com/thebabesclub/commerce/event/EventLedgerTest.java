package com.thebabesclub.commerce.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class EventLedgerTest {

    private final LocalTable local = LocalTable.create();
    private final CommerceTable table = new CommerceTable(local.tapped(), local.name());
    private final TestClock clock = TestClock.atNoon();
    private final EventLedger ledger = new EventLedger(table, Duration.ofDays(90), clock);

    @Test
    void whatTheFirstFunctionsMarkedIsNotDoneHere() {
        Await.done(
                table.write(
                        Write.put(
                                Attributes.item(Key.event("evt_old"))
                                        .put("status", "processed")
                                        .put("processedAt", "2025-11-26T12:00:00.123456+00:00")
                                        .build())));
        EventReceipt receipt =
                new EventReceipt(
                        "evt_new",
                        "checkout.session.completed",
                        TestClock.NOON,
                        Optional.of("cs_test_1"),
                        "digest");
        Await.done(table.transact(ledger.entry(receipt).done(Optional.empty())));

        assertThat(Await.value(ledger.isDone("evt_old"))).isFalse();
        assertThat(Await.value(ledger.doneOf(List.of("evt_old", "evt_new", "evt_none"))))
                .isEqualTo(Map.of("evt_new", TestClock.NOON));
    }
}
