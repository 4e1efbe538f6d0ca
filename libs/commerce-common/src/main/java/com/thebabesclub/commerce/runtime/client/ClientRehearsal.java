package com.thebabesclub.commerce.runtime.client;

import com.thebabesclub.commerce.runtime.snapshot.CannedTable;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Has the SDK do once what the first calls to the table will do: a put and an update, from
 * marshalling and signing to what is read of the answer. They are asked of a canned table.
 *
 * <p>Of the table itself it asks {@code GET /}, which is no call of DynamoDB: it is answered that
 * the service is healthy. That has Netty and TLS ready, with the address that the SDK has resolved.
 */
public final class ClientRehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(ClientRehearsal.class);

    private static final Map<String, AttributeValue> KEY =
            Map.of("PK", AttributeValue.fromS("-"), "SK", AttributeValue.fromS("-"));

    private ClientRehearsal() {}

    /** Does it. What cannot be rehearsed is slower once; nothing worse. */
    public static void rehearse() {
        try {
            DynamoDbAsyncClient client = client();
            Mono.fromFuture(() -> client.putItem(put()))
                    .then(Mono.fromFuture(() -> client.updateItem(update())))
                    .doFinally(_ -> client.close())
                    .subscribe(_ -> {}, ClientRehearsal::tell);
        } catch (SdkException e) {
            tell(e);
        }
    }

    private static void tell(Throwable failure) {
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
                .httpClient(new RehearsedHttpClient())
                .build();
    }

    private static final class RehearsedHttpClient implements SdkAsyncHttpClient {

        private final CannedTable canned = new CannedTable();
        private final ServiceHealth health = new ServiceHealth();

        @Override
        public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
            health.askOnce(request.request().getUri());
            return canned.execute(request);
        }

        @Override
        public void close() {
            // What has been asked closes what it was asked with.
        }
    }
}
