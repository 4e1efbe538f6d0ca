package com.thebabesclub.commerce.sync.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.BalanceTransaction;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest.Trigger;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.repository.BalanceTransactionRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** What each order cost, as the sync keeps it. */
@Case(
        id = "P61",
        sentence =
                "What moved on the balance for an order is kept beside it, once however often it is"
                        + " seen, and changes nothing of the order.")
class BalancePassTest {

    private final Shop shop = Shop.at("2026-11-26T12:00:00Z");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void whatMovedForAnOrderIsKeptBesideIt() {
        String session = shop.paid("u1");
        shop.stripe().refund(shop.intent(session), 500);

        shop.nightly();

        List<BalanceTransaction> moved = moved(session);
        assertThat(moved)
                .extracting(BalanceTransaction::type)
                .containsExactlyInAnyOrder("charge", "refund");
        assertThat(moved.stream().mapToLong(BalanceTransaction::fee).sum()).isPositive();
        var order = shop.table().dump();
        SyncReport again = shop.nightly();
        assertThat(again.tally().drift()).isEqualTo(DriftReport.NONE);
        assertThat(shop.table().keys("MONEY#" + session + " / ")).hasSize(2);
        assertThat(shop.table().dump().get("SESSION#" + session + " / METADATA"))
                .isEqualTo(order.get("SESSION#" + session + " / METADATA"));
    }

    @Test
    void aDryRunKeepsNothing() {
        shop.paid("u1");
        shop.sync(new SyncRequest(Trigger.MANUAL, Duration.ofHours(25), 500, true));

        assertThat(shop.table().keys("MONEY#")).isEmpty();
    }

    private List<BalanceTransaction> moved(String session) {
        return Await.value(
                new BalanceTransactionRepository(
                                new CommerceTable(shop.table().tap().direct(), shop.table().name()))
                        .of(session));
    }
}
