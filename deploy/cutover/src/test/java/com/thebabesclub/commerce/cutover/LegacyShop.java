package com.thebabesclub.commerce.cutover;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.sync.command.CommandLineRunner;
import com.thebabesclub.commerce.sync.reconciliation.Shop;
import com.thebabesclub.commerce.sync.reconciliation.TokenBucket;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.LocalTable;

import io.micronaut.context.ApplicationContext;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A shop whose table the legacy Python Lambdas have filled, and a Stripe that has their sessions.
 */
final class LegacyShop implements AutoCloseable {

    static final MigrationRequest USUAL = request(false, false, false);
    static final String OLD_SESSION =
            "cs_test_old0000000000000000000000000000000000000000000000001";

    final Shop shop = Shop.at("2026-11-26T12:00:00Z");
    final LocalTable table = shop.table();
    final List<MigrationFinding> findings = new ArrayList<>();
    final ApplicationContext beans =
            CommandLineRunner.beans(
                    EnvironmentVariables.of(shop.variables()),
                    table.tappedBean(),
                    shop.clock(),
                    new TokenBucket(100_000, System::nanoTime));

    static MigrationRequest request(boolean dryRun, boolean removeDoubles, boolean acceptRest) {
        return new MigrationRequest(dryRun, removeDoubles, acceptRest, List.of(), 40_000);
    }

    MigrationReport migrate(MigrationRequest request) {
        findings.clear();
        MigrationListener watcher =
                new MigrationListener() {
                    @Override
                    public void found(MigrationFinding finding) {
                        findings.add(finding);
                    }

                    @Override
                    public void counted(MigrationCounts tally) {}
                };
        return Await.value(beans.getBean(MigrationService.class).run(request, watcher));
    }

    /** A sale of today as the first webhook wrote it, a minute and a half after the session. */
    String sale(String userId) throws StripeException {
        String session = shop.paid(userId);
        shop.clock().advance(Duration.ofSeconds(90));
        write(userId, shop.clock().instant(), session);
        return session;
    }

    /** What the old job left behind. */
    void nightOfTheOldSync() {
        put(
                table,
                Map.of(
                        "PK", text("SYSTEM"),
                        "SK", text("STRIPE_ORDER_SYNC"),
                        "lastSyncStartedAt", text("2026-11-26T02:00:00Z"),
                        "lastLookbackStart", number(1732582800),
                        "lastLookbackEnd", number(1732669200)));
    }

    /** The key under which a row that was written now lies. */
    String keyOfNow(String userId, String session) {
        long at = shop.clock().instant().getEpochSecond();
        return "USER#" + userId + " / ORDER#" + at + "#" + session;
    }

    /** The row, and the pointer that the first checkout had written. */
    void write(String userId, Instant at, String session) throws StripeException {
        put(table, order(userId, at, session, intent(session)));
        put(
                table,
                Map.of(
                        "PK", text("SESSION#" + session),
                        "SK", text("METADATA"),
                        "quoteSignature", text("sig"),
                        "stripeSessionId", text(session),
                        "status", text("completed"),
                        "expiresAt", number(at.plus(Duration.ofDays(1)).getEpochSecond())));
    }

    String intent(String session) throws StripeException {
        return shop.client().v1().checkout().sessions().retrieve(session).getPaymentIntent();
    }

    /** As the order guide has it, with what its function did not know written as NULL. */
    static Map<String, AttributeValue> order(
            String userId, Instant at, String session, String intent) {
        Map<String, AttributeValue> line =
                Map.of(
                        "name", text("Red Necklace"),
                        "quantity", number(2),
                        "unitPrice", number(3000),
                        "sku", text("N-RED"),
                        "collectionId", none());
        Map<String, AttributeValue> row = new HashMap<>();
        row.put("PK", text("USER#" + userId));
        row.put("SK", text("ORDER#" + at.getEpochSecond() + "#" + session));
        row.put("orderId", text(session));
        row.put("stripeSessionId", text(session));
        row.put(
                "orderNumber",
                text(
                        "BC-"
                                + session.substring(session.length() - 8)
                                        .toUpperCase(java.util.Locale.ROOT)));
        row.put("userId", text(userId));
        row.put("status", text("completed"));
        row.put("amount", number(6000));
        row.put("amountSubtotal", number(6000));
        row.put("currency", text("usd"));
        row.put("items", AttributeValue.fromL(List.of(AttributeValue.fromM(line))));
        row.put("itemCount", number(2));
        row.put("createdAt", text(at.toString().replace("Z", ".123456+00:00")));
        row.put("completedAt", text(at.toString().replace("Z", ".123456+00:00")));
        row.put("stripePaymentIntentId", text(intent));
        row.put("customerEmail", userId.contains("@") ? text(userId) : none());
        row.put("shippingAddress", none());
        return row;
    }

    static void put(LocalTable table, Map<String, AttributeValue> item) {
        table.tap().direct().putItem(request -> request.tableName(table.name()).item(item)).join();
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    static AttributeValue none() {
        return AttributeValue.fromNul(true);
    }

    String attribute(String key, String name) {
        Map<String, AttributeValue> item = table.dump().getOrDefault(key, Map.of());
        AttributeValue value = item.getOrDefault(name, text("-"));
        return value.s() != null ? value.s() : String.valueOf(value.n());
    }

    boolean isMarked() {
        return !table.keys("SYSTEM / MIGRATED").isEmpty();
    }

    @Override
    public void close() {
        beans.close();
        shop.close();
    }
}
