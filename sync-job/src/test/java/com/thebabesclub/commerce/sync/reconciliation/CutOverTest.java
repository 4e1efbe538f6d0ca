package com.thebabesclub.commerce.sync.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.session.SessionMetadata;
import com.thebabesclub.commerce.sync.reconciliation.SyncReport.Status;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest.Trigger;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.testing.Await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

/** A table that the functions of the first generation have written to is not written to before. */
class CutOverTest {

    private final Shop shop = Shop.at("2026-11-26T02:00:00Z");
    private final CommerceTable table = new CommerceTable(shop.table.tapped(), shop.table.name());

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aTableWithTheOldJobsStateIsRefusedUntilItIsMigrated() {
        write(oldState());
        shop.paid("u1");

        SyncReport refused = shop.nightly();

        assertThat(refused.status()).isEqualTo(Status.FAILED);
        assertThat(refused.problems()).singleElement().asString().contains("table migrate");
        assertThat(shop.table.keys("USER#")).isEmpty();
        assertThat(shop.stripe.requestCount("GET /v1/checkout/sessions")).isZero();
        assertThat(shop.nightly().status()).as("and again").isEqualTo(Status.FAILED);

        write(new MigrationCompletion(shop.clock.instant(), 7).write());
        assertThat(shop.nightly().status()).isEqualTo(Status.SUCCESS);
        assertThat(shop.orders("u1")).hasSize(1);
    }

    @Test
    void aSessionOfTheOldFunctionsEndsTheRunBeforeItsOrderIsDoubled() {
        shop.pay(oldSession());

        SyncReport refused = shop.nightly();

        assertThat(refused.status()).isEqualTo(Status.FAILED);
        assertThat(refused.problems()).singleElement().asString().contains("table migrate");
        assertThat(shop.table.keys("USER#")).isEmpty();
        write(new MigrationCompletion(shop.clock.instant(), 0).write());
        assertThat(shop.nightly().tally().created()).isEqualTo(1);
    }

    @Test
    void soDoesARefundOfOne() {
        String session = oldSession();
        shop.pay(session);
        shop.clock.advance(Duration.ofDays(10));
        shop.stripe.refund(shop.intent(session), 100);

        assertThat(shop.nightly().problems()).singleElement().asString().contains("table migrate");
        assertThat(shop.table.keys("USER#")).isEmpty();
    }

    @Test
    void aDryRunMayLookAtAnything() {
        write(oldState());
        shop.paid("u1");

        SyncReport dry =
                shop.sync(new SyncRequest(Trigger.MANUAL, Duration.ofHours(25), 500, true));

        assertThat(dry.status()).isEqualTo(Status.SUCCESS);
        assertThat(dry.tally().created()).isEqualTo(1);
    }

    private String oldSession() {
        return shop.session(
                Map.of(
                        SessionMetadata.QUOTE_SIGNATURE,
                        "old.quote",
                        SessionMetadata.USER_ID,
                        "u1"));
    }

    private static Write oldState() {
        return Write.put(
                Attributes.item(Key.system("STRIPE_ORDER_SYNC"))
                        .put("lastSyncStartedAt", "2026-11-25T02:00:00Z")
                        .put("lastSyncProcessed", 42)
                        .build());
    }

    private void write(Write write) {
        Await.done(table.write(write));
    }
}
