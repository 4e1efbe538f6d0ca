package com.thebabesclub.commerce.table;

import com.thebabesclub.commerce.runtime.snapshot.PrimingHttpClient;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import java.util.Map;

/**
 * Has the SDK do once what the first calls to the table will do: a put and an update, from
 * marshalling and signing to what is read of the answer. They are asked of a canned table.
 */
public final class TableClientWarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(TableClientWarmUp.class);

    private static final Map<String, AttributeValue> KEY =
            Map.of("PK", AttributeValue.fromS("-"), "SK", AttributeValue.fromS("-"));

    private TableClientWarmUp() {}

    /** Does it. What cannot be rehearsed is slower once; nothing worse. */
    public static void rehearse() {
        try {
            DynamoDbAsyncClient client = client();
            Mono.fromFuture(() -> client.putItem(put()))
                    .then(Mono.fromFuture(() -> client.updateItem(update())))
                    .doFinally(_ -> client.close())
                    .subscribe(_ -> {}, TableClientWarmUp::logFailure);
        } catch (SdkException e) {
            logFailure(e);
        }
    }

    private static void logFailure(Throwable failure) {
        LOG.atDebug().setCause(failure).log("Client not rehearsed");
    }

    private static PutItemRequest put() {
        return PutItemRequest.builder()
                .tableName("-")
                .item(KEY)
                .conditionExpression("attribute_not_exists(PK)")
                .build();
    }

    private static UpdateItemRequest update() {
        return UpdateItemRequest.builder()
                .tableName("-")
                .key(KEY)
                .updateExpression("ADD n :n")
                .expressionAttributeValues(Map.of(":n", AttributeValue.fromN("1")))
                .build();
    }

    private static DynamoDbAsyncClient client() {
        return DynamoDbAsyncClient.builder()
                .region(new SystemSettingsRegionProvider().getRegion())
                .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
                .asyncConfiguration(
                        threads ->
                                threads.advancedOption(
                                        SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR,
                                        Runnable::run))
                .httpClient(new PrimingHttpClient())
                .build();
    }
}
