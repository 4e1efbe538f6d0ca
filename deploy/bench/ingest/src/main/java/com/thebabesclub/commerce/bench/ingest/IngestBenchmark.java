package com.thebabesclub.commerce.bench.ingest;

import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.testing.LocalTable;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * Ten thousand payments into a running webhook from fifty connections, once each and then another
 * ten thousand three times each; beside it the same client and server with a handler that only
 * verifies the signature. Counts the orders, and fails where there are more or fewer than payments.
 */
public final class IngestBenchmark {

    private static final int PAYMENTS = 10_000;
    private static final int WARM_UP = 2_000;
    private static final int THRICE = 3;

    /** DynamoDB Local fails at a full page of so large a table. */
    private static final int PAGE = 500;

    private IngestBenchmark() {}

    /**
     * Takes no arguments. The system property {@code repository.root} says where DynamoDB Local is.
     */
    public static void main(String[] arguments) throws IOException {
        DynamoDbAsyncClient client = LocalTable.client().build();
        URI dynamoDb = client.serviceClientConfiguration().endpointOverride().orElseThrow();
        LocalTable local = LocalTable.create(client);
        CommerceTable table = new CommerceTable(client, local.name());
        Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        Sales warmUp = new Sales("w", WARM_UP, now);
        Sales once = new Sales("o", PAYMENTS, now);
        Sales thrice = new Sales("t", PAYMENTS, now);
        List.of(warmUp, once, thrice).forEach(sales -> sales.open(table));

        try (WebhookProcess webhook = WebhookProcess.start(local.name(), dynamoDb)) {
            Burst verifying = new Burst(webhook.route("/bench/verify"), WebhookProcess.SECRET);
            Burst settling = new Burst(webhook.route("/stripe/webhook"), WebhookProcess.SECRET);
            verifying.send(warmUp.events());
            settling.send(warmUp.events());

            measure("verify only", webhook, verifying, once.events());
            measure("once", webhook, settling, once.events());
            requireOrders(local, client, WARM_UP + PAYMENTS);
            measure("three times", webhook, settling, shuffled(thrice));
            requireOrders(local, client, WARM_UP + 2 * PAYMENTS);
            measure("verify only", webhook, verifying, once.events());
        }
        System.exit(0);
    }

    private static List<String> shuffled(Sales sales) {
        List<String> events = new ArrayList<>();
        Collections.nCopies(THRICE, sales.events()).forEach(events::addAll);
        Collections.shuffle(events, new Random(1));
        return events;
    }

    private static void measure(
            String work, WebhookProcess webhook, Burst burst, List<String> events) {
        Duration webhookBefore = webhook.used();
        Duration tableBefore = webhook.usedByTheTable();
        Burst.Result result = burst.send(events);
        System.out.printf(
                "%-12s %s, processor time for each: webhook %.2f ms, table %.2f ms%n",
                work,
                result,
                each(webhookBefore, webhook.used(), events),
                each(tableBefore, webhook.usedByTheTable(), events));
    }

    private static double each(Duration before, Duration after, List<String> events) {
        return after.minus(before).toNanos() / 1e6 / events.size();
    }

    private static void requireOrders(LocalTable local, DynamoDbAsyncClient client, int expected) {
        int[] orders = {0};
        client.scanPaginator(
                        request ->
                                request.tableName(local.name())
                                        .projectionExpression("PK")
                                        .limit(PAGE)
                                        .consistentRead(true))
                .items()
                .subscribe(
                        item -> {
                            AttributeValue partition = Objects.requireNonNull(item.get("PK"));
                            if (partition.s().startsWith("USER#")) {
                                orders[0]++;
                            }
                        })
                .join();
        System.out.printf(
                "%-12s %d, as many as payments: %s%n", "orders", orders[0], orders[0] == expected);
        if (orders[0] != expected) {
            throw new IllegalStateException(expected + " orders were expected");
        }
    }
}
