package com.thebabesclub.commerce.testing;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** A harm as DynamoDB's client reports it, once it has given up. */
final class TableFault {

    private static final int REFUSED = 400;

    private TableFault() {}

    static CompletableFuture<?> of(DynamoDbRequest request, BrokenAnswer broken) {
        if (broken.harm() == Harm.HALF && broken.answer() instanceof BatchGetItemResponse batch) {
            return CompletableFuture.completedFuture(half(batch));
        }
        return CompletableFuture.failedFuture(failure(request, broken.harm()));
    }

    private static Throwable failure(DynamoDbRequest request, Harm harm) {
        return switch (harm) {
            case THROTTLED -> throttled(request);
            case TIMES_OUT -> ApiCallTimeoutException.create(harm.takes().toMillis());
            case RESET ->
                    SdkClientException.create("reset", new IOException("Connection reset by peer"));
            case GARBAGE, HALF -> SdkClientException.create("Unable to unmarshall response");
            default -> SdkClientException.create("the connection was cut");
        };
    }

    private static Throwable throttled(DynamoDbRequest request) {
        if (request instanceof TransactWriteItemsRequest transaction) {
            CancellationReason reason =
                    CancellationReason.builder().code("ThrottlingError").build();
            return TransactionCanceledException.builder()
                    .cancellationReasons(
                            Collections.nCopies(transaction.transactItems().size(), reason))
                    .awsErrorDetails(error("TransactionCanceledException"))
                    .statusCode(REFUSED)
                    .build();
        }
        return ProvisionedThroughputExceededException.builder()
                .awsErrorDetails(error("ProvisionedThroughputExceededException"))
                .statusCode(REFUSED)
                .build();
    }

    private static AwsErrorDetails error(String code) {
        return AwsErrorDetails.builder().errorCode(code).build();
    }

    /** Every other item, and the keys of the rest as not read. */
    private static BatchGetItemResponse half(BatchGetItemResponse all) {
        String table = all.responses().keySet().iterator().next();
        List<Map<String, AttributeValue>> items =
                Objects.requireNonNull(all.responses().get(table));
        int read = items.size() / 2;
        List<Map<String, AttributeValue>> left =
                items.subList(read, items.size()).stream().map(TableFault::key).toList();
        return left.isEmpty()
                ? all
                : all.toBuilder()
                        .responses(Map.of(table, items.subList(0, read)))
                        .unprocessedKeys(
                                Map.of(table, KeysAndAttributes.builder().keys(left).build()))
                        .build();
    }

    private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
        return Map.of("PK", attribute(item, "PK"), "SK", attribute(item, "SK"));
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String attribute) {
        @Nullable AttributeValue value = item.get(attribute);
        return Objects.requireNonNull(value);
    }
}
