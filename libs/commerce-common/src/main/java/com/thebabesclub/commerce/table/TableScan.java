package com.thebabesclub.commerce.table;

import com.thebabesclub.commerce.runtime.deadline.Deadline;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

import java.util.List;
import java.util.Optional;

/**
 * Reads a table from one end to the other, whatever its keys are. Only the cut-over from the first
 * functions does that: it has to find orders to which no key leads.
 */
public final class TableScan {

    private final DynamoDbAsyncClient client;
    private final String name;

    /**
     * @param name any table; this class never writes
     */
    public TableScan(DynamoDbAsyncClient client, String name) {
        this.client = client;
        this.name = name;
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

    public String name() {
        return name;
    }

    /**
     * The next part, as it may have been a moment ago. The errors are those of {@link
     * CommerceTable}.
     *
     * @param after what the part before said is next; empty for the first
     * @param most the items of a part
     */
    public Mono<Part> part(Optional<Attributes> after, int most) {
        return Deadline.limit(
                        CommerceTable.CALL_LIMIT,
                        limit ->
                                Mono.fromFuture(
                                        () ->
                                                client.scan(
                                                        request(
                                                                after,
                                                                most,
                                                                AwsRequestOverrideConfiguration
                                                                        .builder()
                                                                        .apiCallTimeout(limit)
                                                                        .build()))))
                .onErrorMap(Transaction::isUnavailable, TableUnavailable::new)
                .map(TableScan::part);
    }

    private ScanRequest request(
            Optional<Attributes> after, int most, AwsRequestOverrideConfiguration limit) {
        ScanRequest.Builder request =
                ScanRequest.builder()
                        .tableName(name)
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
