package com.thebabesclub.commerce.table;

import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

import java.util.List;
import java.util.Optional;

/**
 * Reads a table from one end to the other, whatever its keys are. Only the cut-over from the legacy
 * Python Lambdas and the reindexing do that: they have to find orders to which no key leads.
 */
@Singleton
@Requires(beans = DynamoDbAsyncClient.class)
public final class TableScan {

    private final DynamoDbAsyncClient client;

    public TableScan(DynamoDbAsyncClient client) {
        this.client = client;
    }

    /**
     * A part of the table.
     *
     * @param next the key after which the next part begins, empty where this is the last
     * @param readUnits what DynamoDB charged for it
     */
    public record Part(List<Attributes> items, Optional<Attributes> next, double readUnits) {

        public Part {
            items = List.copyOf(items);
        }
    }

    /**
     * The next part, as it may have been a moment ago. The errors are those of {@link
     * CommerceTable}.
     *
     * @param table any table in the shop's account and region; this class never writes
     * @param after what the part before said is next; empty for the first
     * @param most the items of a part
     */
    public Mono<Part> part(String table, Optional<Attributes> after, int most) {
        return CommerceTable.limited(limit -> client.scan(request(table, after, most, limit)))
                .map(TableScan::part);
    }

    private static ScanRequest request(
            String table,
            Optional<Attributes> after,
            int most,
            AwsRequestOverrideConfiguration limit) {
        ScanRequest.Builder request =
                ScanRequest.builder()
                        .tableName(table)
                        .limit(most)
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .overrideConfiguration(limit);
        after.ifPresent(key -> request.exclusiveStartKey(key.values()));
        return request.build();
    }

    private static Part part(ScanResponse response) {
        boolean goesOn = response.hasLastEvaluatedKey() && !response.lastEvaluatedKey().isEmpty();
        return new Part(
                response.items().stream().map(Attributes::of).toList(),
                goesOn ? Optional.of(Attributes.of(response.lastEvaluatedKey())) : Optional.empty(),
                response.consumedCapacity() == null
                        ? 0
                        : response.consumedCapacity().capacityUnits());
    }
}
