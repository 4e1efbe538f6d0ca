package com.thebabesclub.commerce.table;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Our writes as parts of a transaction, and DynamoDB's refusals as ours. */
final class Transaction {

    private static final ReturnValuesOnConditionCheckFailure OLD =
            ReturnValuesOnConditionCheckFailure.ALL_OLD;

    /** Reasons that say nothing of our conditions: another transaction was in the way. */
    private static final Set<String> PASSING = Set.of("TransactionConflict");

    /** The same writes would be refused again, such as an item that is too large. */
    private static final Set<String> INVALID =
            Set.of("ValidationError", "ItemCollectionSizeLimitExceeded");

    private static final Set<String> UNAVAILABLE =
            Set.of(
                    "ProvisionedThroughputExceededException",
                    "RequestLimitExceeded",
                    "ThrottlingException",
                    "TransactionInProgressException",
                    "InternalServerError",
                    "ServiceUnavailable");

    /** Trouble with the account or the set-up and not with the request. */
    private static final Set<String> DENIED =
            Set.of(
                    "AccessDeniedException",
                    "ExpiredTokenException",
                    "InvalidSignatureException",
                    "MissingAuthenticationTokenException",
                    "ResourceNotFoundException",
                    "UnrecognizedClientException");

    private Transaction() {}

    static TransactWriteItem item(String table, Write write) {
        return switch (write) {
            case Write.Put put -> TransactWriteItem.builder().put(put(table, put)).build();
            case Write.Update update ->
                    TransactWriteItem.builder().update(update(table, update)).build();
            case Write.Delete delete ->
                    TransactWriteItem.builder().delete(delete(table, delete)).build();
            case Write.Check check -> check(table, check);
        };
    }

    static Put put(String table, Write.Put put) {
        Put.Builder request = Put.builder().tableName(table).item(put.item().values());
        Expression expression = new Expression();
        expression
                .condition(put.condition())
                .ifPresent(
                        condition ->
                                request.conditionExpression(condition)
                                        .expressionAttributeNames(expression.names())
                                        .expressionAttributeValues(
                                                CommerceTable.orNone(expression.values()))
                                        .returnValuesOnConditionCheckFailure(OLD));
        return request.build();
    }

    static Update update(String table, Write.Update update) {
        Expression expression = new Expression();
        Update.Builder request =
                Update.builder()
                        .tableName(table)
                        .key(CommerceTable.attributes(update.key()))
                        .updateExpression(expression.update(update.changes()));
        expression.condition(update.condition()).ifPresent(request::conditionExpression);
        request.expressionAttributeNames(expression.names())
                .expressionAttributeValues(CommerceTable.orNone(expression.values()))
                .returnValuesOnConditionCheckFailure(OLD);
        return request.build();
    }

    static Delete delete(String table, Write.Delete delete) {
        Delete.Builder request =
                Delete.builder().tableName(table).key(CommerceTable.attributes(delete.key()));
        Expression expression = new Expression();
        expression
                .condition(delete.condition())
                .ifPresent(
                        condition ->
                                request.conditionExpression(condition)
                                        .expressionAttributeNames(expression.names())
                                        .expressionAttributeValues(
                                                CommerceTable.orNone(expression.values()))
                                        .returnValuesOnConditionCheckFailure(OLD));
        return request.build();
    }

    private static TransactWriteItem check(String table, Write.Check check) {
        ConditionCheck.Builder request =
                ConditionCheck.builder()
                        .tableName(table)
                        .key(CommerceTable.attributes(check.key()));
        Expression expression = new Expression();
        expression.condition(check.condition()).ifPresent(request::conditionExpression);
        request.expressionAttributeNames(expression.names())
                .expressionAttributeValues(CommerceTable.orNone(expression.values()))
                .returnValuesOnConditionCheckFailure(OLD);
        return TransactWriteItem.builder().conditionCheck(request.build()).build();
    }

    /** What DynamoDB said of these writes, as a {@link WriteRefused} where it was a refusal. */
    static Throwable refusal(List<Write> writes, Throwable failure) {
        return switch (failure) {
            case ConditionalCheckFailedException single ->
                    new WriteRefused(Map.of(writes.getFirst().key(), found(single.item())), single);
            case TransactionCanceledException cancelled -> refusal(writes, cancelled);
            case DynamoDbException conflict
                    when code(conflict).equals("TransactionConflictException") ->
                    new WriteRefused(Map.of(), conflict);
            default -> failure;
        };
    }

    private static Throwable refusal(List<Write> writes, TransactionCanceledException cancelled) {
        Map<Key, Optional<Attributes>> failed = new HashMap<>();
        boolean conflict = false;
        boolean invalid = false;
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        for (int i = 0; i < reasons.size(); i++) {
            String code = Optional.ofNullable(reasons.get(i).code()).orElse("None");
            if (code.equals("ConditionalCheckFailed")) {
                failed.put(writes.get(i).key(), found(reasons.get(i).item()));
            }
            conflict |= PASSING.contains(code);
            invalid |= INVALID.contains(code);
        }
        if (invalid) {
            return cancelled;
        }
        // Throttled: nobody else was first.
        return failed.isEmpty() && !conflict
                ? new TableUnavailable(cancelled)
                : new WriteRefused(failed, cancelled);
    }

    /**
     * True for failures that say that the table, the network or the time was the trouble, and not
     * the request.
     */
    static boolean isUnavailable(Throwable failure) {
        return failure instanceof SdkClientException
                || (failure instanceof DynamoDbException answer
                        && (answer.statusCode() >= 500 || UNAVAILABLE.contains(code(answer))))
                || isDenied(failure);
    }

    /** True where the caller may not, or there is no such table. */
    static boolean isDenied(Throwable failure) {
        return failure instanceof DynamoDbException answer && DENIED.contains(code(answer));
    }

    /** True where there is no such table. */
    static boolean isMissing(Throwable failure) {
        return failure instanceof ResourceNotFoundException;
    }

    private static String code(DynamoDbException failure) {
        return failure.awsErrorDetails() == null
                ? ""
                : Objects.requireNonNullElse(failure.awsErrorDetails().errorCode(), "");
    }

    private static Optional<Attributes> found(Map<String, AttributeValue> item) {
        return item.isEmpty() ? Optional.empty() : Optional.of(Attributes.of(item));
    }
}
