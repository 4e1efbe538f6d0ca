package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.cutover.MigrationReport.Status;
import com.thebabesclub.commerce.cutover.MigrationRequest.OlderTable;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.sync.reconciliation.TokenBucket;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.TableScan;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.CrashCuts;
import com.thebabesclub.commerce.testing.Life;
import com.thebabesclub.commerce.testing.LocalTable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The cut-over, killed and harmed at each of its calls to the table, ends in the same table. */
class MigrationCutsTest {

    private static final LegacyShop OLD = new LegacyShop();

    @AfterAll
    static void close() {
        OLD.close();
    }

    @Test
    void aKillAtAnyCallAndAnotherRunGiveTheSameTable() throws Exception {
        CrashCuts.of("table migrate", World::new).everywhere();
    }

    private static final class World implements CrashCuts.World {

        private static final Instant AT = Instant.parse("2025-11-26T12:00:00Z");

        private final LocalTable table = LocalTable.create();
        private final LocalTable profiles = LocalTable.create();

        World() {
            LegacyShop.put(table, LegacyShop.order("u1", AT, "cs_test_a_SAMENAME", "pi_1"));
            LegacyShop.put(table, LegacyShop.order("u1", AT, "cs_test_b_SAMENAME", "pi_2"));
            LegacyShop.put(
                    table, LegacyShop.order("u1", AT.plusSeconds(9), "cs_test_b_SAMENAME", "pi_2"));
            LegacyShop.put(table, LegacyShop.order("Ann@x.com", AT, "cs_test_c", "pi_3"));
            LegacyShop.put(
                    profiles,
                    Map.of(
                            "PK", LegacyShop.text("USER#u1"),
                            "SK", LegacyShop.text("PROFILE"),
                            "stripeCustomerId", LegacyShop.text("cus_1")));
        }

        @Override
        public boolean attempt(Life life) {
            DynamoDbAsyncClient client = life.client(table);
            MigrationService migrationService =
                    new MigrationService(
                            new CommerceTable(client, table.name()),
                            table.name(),
                            new TableScan(client),
                            OLD.beans.getBean(StripeSessionClient.class),
                            OLD.beans.getBean(SettlementService.class),
                            new TokenBucket(100_000, System::nanoTime),
                            Duration.ofMillis(5),
                            OLD.shop.clock(),
                            System::nanoTime);
            MigrationRequest request =
                    new MigrationRequest(
                            false,
                            true,
                            false,
                            List.of(new OlderTable(OlderTable.Sort.PROFILES, profiles.name())),
                            40_000);
            return Await.value(migrationService.run(request, MigrationListener.NOBODY)).status()
                    == Status.SUCCESS;
        }

        /** Without how often a row was met, which is told and not kept. */
        @Override
        public List<String> state() {
            return table.dump().entrySet().stream()
                    .map(
                            entry ->
                                    entry.getKey().equals("SYSTEM / MIGRATED")
                                            ? entry.getKey()
                                            : entry.toString())
                    .toList();
        }

        @Override
        public void close() {}
    }
}
