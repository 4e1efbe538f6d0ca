package com.thebabesclub.commerce.table;

import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.tracing.CallTracer;
import com.thebabesclub.commerce.runtime.tracing.TracedCall;

import io.micronaut.context.annotation.Requires;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

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
                        TableTracedCallFactory.of("Query", List.of(range.partition())),
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
                        TableTracedCallFactory.of("TransactWriteItems", partitions(writes)),
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
                        TableTracedCallFactory.of("GetItem", List.of(key.partition())),
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

    private Mono<?> put(Write.Put put) {
        Expression expression = new Expression();
        Optional<String> condition = expression.condition(put.condition());
        return call(
                        TableTracedCallFactory.of("PutItem", List.of(put.item().key().partition())),
                        limit ->
                                client.putItem(
                                        request -> {
                                            request.tableName(name)
                                                    .item(put.item().values())
                                                    .overrideConfiguration(limit);
                                            condition.ifPresent(
                                                    text ->
                                                            request.conditionExpression(text)
                                                                    .expressionAttributeNames(
                                                                            expression.names())
                                                                    .expressionAttributeValues(
                                                                            orNone(
                                                                                    expression
                                                                                            .values()))
                                                                    .returnValuesOnConditionCheckFailure(
                                                                            ReturnValuesOnConditionCheckFailure
                                                                                    .ALL_OLD));
                                        }))
                .onErrorMap(failure -> Transaction.refusal(List.of(put), failure));
    }

    private Mono<Attributes> update(Write.Update update) {
        Expression expression = new Expression();
        String changes = expression.update(update.changes());
        Optional<String> condition = expression.condition(update.condition());
        return call(
                        TableTracedCallFactory.of("UpdateItem", List.of(update.key().partition())),
                        limit ->
                                client.updateItem(
                                        request -> {
                                            request.tableName(name)
                                                    .key(attributes(update.key()))
                                                    .updateExpression(changes)
                                                    .expressionAttributeNames(expression.names())
                                                    .expressionAttributeValues(
                                                            orNone(expression.values()))
                                                    .returnValues(ReturnValue.ALL_NEW)
                                                    .returnValuesOnConditionCheckFailure(
                                                            ReturnValuesOnConditionCheckFailure
                                                                    .ALL_OLD)
                                                    .overrideConfiguration(limit);
                                            condition.ifPresent(request::conditionExpression);
                                        }))
                .onErrorMap(failure -> Transaction.refusal(List.of(update), failure))
                .map(response -> Attributes.of(response.attributes()));
    }

    private Mono<?> delete(Write.Delete delete) {
        Expression expression = new Expression();
        Optional<String> condition = expression.condition(delete.condition());
        return call(
                        TableTracedCallFactory.of("DeleteItem", List.of(delete.key().partition())),
                        limit ->
                                client.deleteItem(
                                        request -> {
                                            request.tableName(name)
                                                    .key(attributes(delete.key()))
                                                    .overrideConfiguration(limit);
                                            condition.ifPresent(
                                                    text ->
                                                            request.conditionExpression(text)
                                                                    .expressionAttributeNames(
                                                                            expression.names())
                                                                    .expressionAttributeValues(
                                                                            orNone(
                                                                                    expression
                                                                                            .values()))
                                                                    .returnValuesOnConditionCheckFailure(
                                                                            ReturnValuesOnConditionCheckFailure
                                                                                    .ALL_OLD));
                                        }))
                .onErrorMap(failure -> Transaction.refusal(List.of(delete), failure));
    }

    private Mono<Map<Key, Attributes>> batch(
            List<Map<String, AttributeValue>> asked, Map<Key, Attributes> found) {
        Mono<BatchGetItemResponse> once =
                Mono.defer(
                        () ->
                                call(
                                        TableTracedCallFactory.of(
                                                "BatchGetItem", partitionsOf(asked)),
                                        limit ->
                                                client.batchGetItem(
                                                        request ->
                                                                request.requestItems(
                                                                                Map.of(
                                                                                        name,
                                                                                        KeysAndAttributes
                                                                                                .builder()
                                                                                                .keys(
                                                                                                        asked)
                                                                                                .build()))
                                                                        .overrideConfiguration(
                                                                                limit))));
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
            TracedCall span,
            Function<AwsRequestOverrideConfiguration, CompletableFuture<T>> request) {
        return tracer.call(span, call(request));
    }

    private static <T> Mono<T> call(
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
