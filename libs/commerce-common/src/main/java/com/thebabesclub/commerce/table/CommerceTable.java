package com.thebabesclub.commerce.table;

import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.tracing.CallSpanDescription;
import com.thebabesclub.commerce.runtime.tracing.CallTracer;

import io.micronaut.context.annotation.Requires;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The shop's table. Nothing is sent before subscription, and a second subscription sends again.
 *
 * <p>Errors of every method: {@link WriteRefused} where a condition did not hold, {@link
 * TableUnavailable} where the table did not answer, {@link
 * com.thebabesclub.commerce.runtime.deadline.DeadlineExceededException} where no time is left.
 */
@Singleton
@Requires(beans = Secrets.class)
public final class CommerceTable {

    /** The time for one call with all its attempts, unless the request's deadline is nearer. */
    static final Duration CALL_LIMIT = Duration.ofSeconds(4);

    private static final int BATCH = 100;
    private static final int BATCH_TRIES = 6;

    private final DynamoDbAsyncClient client;
    private final String name;
    private final CallTracer tracer;

    @Inject
    CommerceTable(
            DynamoDbAsyncClient client, TableProperties properties, Optional<CallTracer> tracer) {
        this(client, properties.name(), tracer.orElse(CallTracer.NONE));
    }

    /** A table whose calls are not traced. */
    public CommerceTable(DynamoDbAsyncClient client, String name) {
        this(client, name, CallTracer.NONE);
    }

    public CommerceTable(DynamoDbAsyncClient client, String name, CallTracer tracer) {
        this.tracer = tracer;
        this.client = client;
        this.name = name;
    }

    /**
     * The item as it may have been a moment ago; empty where there is none. Half the price of a
     * strong read.
     */
    public Mono<Attributes> get(Key key) {
        return get(key, false);
    }

    /** The item as it is now; empty where there is none. */
    public Mono<Attributes> getStrongly(Key key) {
        return get(key, true);
    }

    public Mono<ItemPage> query(KeyRange range) {
        return call(
                        TableSpanDescriptionFactory.of("Query", List.of(range.partition())),
                        limit -> client.query(queryRequest(range, limit)))
                .map(CommerceTable::page);
    }

    /**
     * The items with these keys, those that are there, as they may have been a moment ago. What
     * DynamoDB leaves unprocessed is asked for again, so that an absent key is never one that was
     * merely not read.
     */
    public Mono<Map<Key, Attributes>> getAll(Collection<Key> keys) {
        if (keys.size() > BATCH) {
            throw new IllegalArgumentException(
                    "a batch reads up to " + BATCH + " keys and not " + keys.size());
        }
        Map<Key, Attributes> found = new HashMap<>();
        List<Map<String, AttributeValue>> asked = new ArrayList<>();
        keys.forEach(key -> asked.add(attributes(key)));
        return keys.isEmpty() ? Mono.just(found) : batch(asked, found);
    }

    /**
     * Writes one item; an update answers with the item as it is then, any other write with nothing.
     */
    public Mono<Attributes> write(Write write) {
        return switch (write) {
            case Write.Put put -> put(put).then(Mono.empty());
            case Write.Update update -> update(update);
            case Write.Delete delete -> delete(delete).then(Mono.empty());
            case Write.Check check -> transact(List.of(check)).then(Mono.empty());
        };
    }

    /** Writes all or nothing. At most 100 writes, each of another item. */
    public Mono<Void> transact(List<Write> writes) {
        List<TransactWriteItem> items =
                writes.stream().map(write -> Transaction.item(name, write)).toList();
        return call(
                        TableSpanDescriptionFactory.of("TransactWriteItems", partitions(writes)),
                        limit ->
                                client.transactWriteItems(
                                        request ->
                                                request.transactItems(items)
                                                        .overrideConfiguration(limit)))
                .onErrorMap(failure -> Transaction.refusal(writes, failure))
                .then();
    }

    private Mono<Attributes> get(Key key, boolean consistent) {
        return call(
                        TableSpanDescriptionFactory.of("GetItem", List.of(key.partition())),
                        limit ->
                                client.getItem(
                                        request ->
                                                request.tableName(name)
                                                        .key(attributes(key))
                                                        .consistentRead(consistent)
                                                        .overrideConfiguration(limit)))
                .filter(response -> response.hasItem() && !response.item().isEmpty())
                .map(response -> Attributes.of(response.item()));
    }

    private Mono<?> put(Write.Put write) {
        Put put = Transaction.put(name, write);
        return single(
                "PutItem",
                write,
                limit ->
                        client.putItem(
                                request ->
                                        request.tableName(name)
                                                .item(put.item())
                                                .conditionExpression(put.conditionExpression())
                                                .expressionAttributeNames(
                                                        put.expressionAttributeNames())
                                                .expressionAttributeValues(
                                                        put.expressionAttributeValues())
                                                .returnValuesOnConditionCheckFailure(
                                                        put.returnValuesOnConditionCheckFailure())
                                                .overrideConfiguration(limit)));
    }

    private Mono<Attributes> update(Write.Update write) {
        Update update = Transaction.update(name, write);
        return single(
                        "UpdateItem",
                        write,
                        limit ->
                                client.updateItem(
                                        request ->
                                                request.tableName(name)
                                                        .key(update.key())
                                                        .updateExpression(update.updateExpression())
                                                        .conditionExpression(
                                                                update.conditionExpression())
                                                        .expressionAttributeNames(
                                                                update.expressionAttributeNames())
                                                        .expressionAttributeValues(
                                                                update.expressionAttributeValues())
                                                        .returnValues(ReturnValue.ALL_NEW)
                                                        .returnValuesOnConditionCheckFailure(
                                                                update
                                                                        .returnValuesOnConditionCheckFailure())
                                                        .overrideConfiguration(limit)))
                .map(response -> Attributes.of(response.attributes()));
    }

    private Mono<?> delete(Write.Delete write) {
        Delete delete = Transaction.delete(name, write);
        return single(
                "DeleteItem",
                write,
                limit ->
                        client.deleteItem(
                                request ->
                                        request.tableName(name)
                                                .key(delete.key())
                                                .conditionExpression(delete.conditionExpression())
                                                .expressionAttributeNames(
                                                        delete.expressionAttributeNames())
                                                .expressionAttributeValues(
                                                        delete.expressionAttributeValues())
                                                .returnValuesOnConditionCheckFailure(
                                                        delete
                                                                .returnValuesOnConditionCheckFailure())
                                                .overrideConfiguration(limit)));
    }

    private <T> Mono<T> single(
            String operation,
            Write write,
            Function<AwsRequestOverrideConfiguration, CompletableFuture<T>> request) {
        return call(
                        TableSpanDescriptionFactory.of(operation, List.of(write.key().partition())),
                        request)
                .onErrorMap(failure -> Transaction.refusal(List.of(write), failure));
    }

    private Mono<Map<Key, Attributes>> batch(
            List<Map<String, AttributeValue>> asked, Map<Key, Attributes> found) {
        Mono<BatchGetItemResponse> once =
                Mono.defer(
                        () ->
                                call(
                                        TableSpanDescriptionFactory.of(
                                                "BatchGetItem", partitionsOf(asked)),
                                        limit -> client.batchGetItem(batchRequest(asked, limit))));
        return once.doOnNext(
                        response -> {
                            response.responses()
                                    .getOrDefault(name, List.of())
                                    .forEach(item -> put(found, Attributes.of(item)));
                            asked.clear();
                            response.unprocessedKeys()
                                    .values()
                                    .forEach(left -> asked.addAll(left.keys()));
                        })
                .flatMap(_ -> asked.isEmpty() ? Mono.just(found) : Mono.error(new Unprocessed()))
                .retryWhen(
                        Retry.backoff(BATCH_TRIES, Duration.ofMillis(50))
                                .filter(Unprocessed.class::isInstance)
                                .onRetryExhaustedThrow(
                                        (_, signal) -> new TableUnavailable(signal.failure())));
    }

    private BatchGetItemRequest batchRequest(
            List<Map<String, AttributeValue>> keys, AwsRequestOverrideConfiguration limit) {
        return BatchGetItemRequest.builder()
                .requestItems(Map.of(name, KeysAndAttributes.builder().keys(keys).build()))
                .overrideConfiguration(limit)
                .build();
    }

    private static void put(Map<Key, Attributes> found, Attributes item) {
        found.put(item.key(), item);
    }

    private QueryRequest queryRequest(KeyRange range, AwsRequestOverrideConfiguration limit) {
        QueryRequest.Builder request =
                QueryRequest.builder()
                        .tableName(name)
                        .limit(range.most())
                        .scanIndexForward(!range.newestFirst())
                        .consistentRead(range.consistent())
                        .overrideConfiguration(limit);
        Map<String, AttributeValue> values =
                new HashMap<>(Map.of(":pk", AttributeValue.fromS(range.partition())));
        String condition = Attributes.PARTITION + " = :pk";
        if (!range.prefix().isEmpty()) {
            values.put(":sk", AttributeValue.fromS(range.prefix()));
            condition += " AND begins_with(" + Attributes.SORT + ", :sk)";
        }
        if (range.between().isPresent()) {
            KeyRange.Sorts sorts = range.between().get();
            values.put(":first", AttributeValue.fromS(sorts.first()));
            values.put(":last", AttributeValue.fromS(sorts.last()));
            condition += " AND " + Attributes.SORT + " BETWEEN :first AND :last";
        }
        range.after()
                .ifPresent(
                        sort ->
                                request.exclusiveStartKey(
                                        attributes(new Key(range.partition(), sort))));
        return request.keyConditionExpression(condition).expressionAttributeValues(values).build();
    }

    private static ItemPage page(QueryResponse response) {
        List<Attributes> items = response.items().stream().map(Attributes::of).toList();
        Optional<String> next =
                response.hasLastEvaluatedKey() && !response.lastEvaluatedKey().isEmpty()
                        ? Optional.of(Attributes.of(response.lastEvaluatedKey()).key().sort())
                        : Optional.empty();
        return new ItemPage(items, next);
    }

    private <T> Mono<T> call(
            CallSpanDescription span,
            Function<AwsRequestOverrideConfiguration, CompletableFuture<T>> request) {
        return tracer.call(span, limited(request));
    }

    /** A call with the time that it may take. */
    static <T> Mono<T> limited(
            Function<AwsRequestOverrideConfiguration, CompletableFuture<T>> request) {
        return Deadline.limit(
                        CALL_LIMIT,
                        limit ->
                                Mono.fromFuture(
                                        () ->
                                                request.apply(
                                                        AwsRequestOverrideConfiguration.builder()
                                                                .apiCallTimeout(limit)
                                                                .build())))
                .onErrorMap(Transaction::isUnavailable, TableUnavailable::new);
    }

    private static List<String> partitions(List<Write> writes) {
        return writes.stream().map(write -> write.key().partition()).toList();
    }

    private static List<String> partitionsOf(List<Map<String, AttributeValue>> keys) {
        return keys.stream().map(key -> Attributes.of(key).key().partition()).toList();
    }

    static Map<String, AttributeValue> attributes(Key key) {
        return Map.of(
                Attributes.PARTITION, AttributeValue.fromS(key.partition()),
                Attributes.SORT, AttributeValue.fromS(key.sort()));
    }

    /** DynamoDB refuses an empty map of values, and takes none. */
    static Map<String, AttributeValue> orNone(Map<String, AttributeValue> values) {
        return values.isEmpty() ? DefaultSdkAutoConstructMap.getInstance() : values;
    }

    private static final class Unprocessed extends RuntimeException {
        Unprocessed() {
            super("DynamoDB left keys of a batch unread");
        }
    }
}
