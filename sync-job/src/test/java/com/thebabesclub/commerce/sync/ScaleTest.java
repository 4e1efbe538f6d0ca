package com.thebabesclub.commerce.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.OrderNumber;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.stripe.StripeSessionClient.SessionPage;
import com.thebabesclub.commerce.sync.command.CommandLineRunner;
import com.thebabesclub.commerce.sync.reconciliation.MigrationCompletion;
import com.thebabesclub.commerce.sync.reconciliation.Shop;
import com.thebabesclub.commerce.sync.reconciliation.SyncReport;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest.Trigger;
import com.thebabesclub.commerce.sync.reconciliation.TokenBucket;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.repository.OrderListingItemMapper;
import com.thebabesclub.commerce.table.repository.SessionRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.DynamoDbTap;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The benchmark at scale, small: what a run costs for each session, and that it finds all. */
class ScaleTest {

    private static final int SESSIONS = 1_000;
    private static final int HUNDRED = 100;

    private final Shop shop = Shop.at("2026-11-26T12:00:00Z");
    private final CommerceTable table =
            new CommerceTable(shop.table().tapped(), shop.table().name());

    @Test
    void aSettledSessionCostsAHundredthOfACallAndAKeyOfABatch() {
        try (shop;
                ApplicationContext beans = beans()) {
            for (int i = 0; i < SESSIONS; i++) {
                shop.paid("user_" + i);
                shop.clock().advance(Duration.ofSeconds(2));
            }
            fill(beans.getBean(StripeSessionClient.class));
            shop.stripe().clearRequests();
            shop.table().tap().forgetCalls();

            SyncReport report = run(beans);

            assertThat(report.tally().created()).isEqualTo(SESSIONS / HUNDRED);
            assertThat(report.tally().updated()).isEqualTo(SESSIONS / HUNDRED);
            assertThat(report.tally().skipped()).isEqualTo(SESSIONS - 2 * SESSIONS / HUNDRED);
            assertThat(shop.stripe().requestCount("GET /v1/checkout/sessions"))
                    .isLessThanOrEqualTo((long) (SESSIONS / HUNDRED * 1.02));
            assertThat(batchKeys())
                    .as(
                            "half a unit each: every session's pointer, and the payments that were missing")
                    .isEqualTo(SESSIONS + SESSIONS / HUNDRED);

            CapacityLedger again = CapacityLedger.on(shop.table());
            assertThat(run(beans).tally().skipped()).isEqualTo(SESSIONS);
            assertThat(again.usage().readUnits())
                    .as("a settled session with its line in the list, and what a run costs")
                    .isLessThan(0.55 * SESSIONS + 10);
        }
    }

    private static SyncReport run(ApplicationContext beans) {
        SyncRequest request =
                new SyncRequest(Trigger.SCHEDULED, Duration.ofHours(25), SESSIONS, false);
        return Await.valueOfMuchWork(beans.getBean(SyncJob.class).run(request, "run", Instant.MAX));
    }

    private long batchKeys() {
        return shop.table().tap().calls().stream()
                .map(DynamoDbTap.Call::request)
                .filter(BatchGetItemRequest.class::isInstance)
                .map(BatchGetItemRequest.class::cast)
                .flatMap(batch -> batch.requestItems().values().stream())
                .mapToLong(keys -> keys.keys().size())
                .sum();
    }

    /** One in a hundred is missing, and one in a hundred was left before its payment came. */
    private void fill(StripeSessionClient stripe) {
        Await.done(table.write(new MigrationCompletion(shop.clock().instant(), 0).write()));
        Optional<String> after = Optional.empty();
        do {
            SessionPage page =
                    Await.value(stripe.complete(Instant.EPOCH, shop.clock().instant(), after));
            List<Write> writes = new ArrayList<>();
            for (int i = 1; i < page.sessions().size(); i++) {
                writes.addAll(order(page.sessions().get(i), i == 1));
            }
            Await.done(table.transact(writes.subList(0, HUNDRED)));
            Await.done(table.transact(writes.subList(HUNDRED, writes.size())));
            after = page.next();
        } while (after.isPresent());
    }

    private static List<Write> order(ObservedSession session, boolean unpaid) {
        SessionPointer none = SessionPointer.rebuilt(session);
        PaymentFacts told = session.facts();
        PaymentFacts facts =
                unpaid
                        ? new PaymentFacts(SessionStage.UNPAID, told.details(), told.completedAt())
                        : told;
        OrderRecord record =
                new OrderRecord(
                        none.owner().orElseThrow(),
                        OrderNumber.of(session.id()),
                        OrderSource.WEBHOOK,
                        Optional.empty(),
                        session.created());
        List<Write> writes =
                new ArrayList<>(
                        SessionRepository.replace(none, none.with(facts, Optional.of(record))));
        Order.of(
                        session.id(),
                        session.created(),
                        record,
                        new QuotedLines(List.of(), Optional.empty()),
                        Optional.empty(),
                        facts)
                .ifPresent(
                        order -> writes.add(OrderListingItemMapper.put(order, Optional.empty())));
        return writes;
    }

    private ApplicationContext beans() {
        return CommandLineRunner.beans(
                EnvironmentVariables.of(shop.variables()),
                shop.table().tappedBean(),
                shop.clock(),
                new TokenBucket(100_000, System::nanoTime));
    }
}
