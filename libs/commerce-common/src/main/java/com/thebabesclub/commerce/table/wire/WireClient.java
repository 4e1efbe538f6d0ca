package com.thebabesclub.commerce.table.wire;

import com.thebabesclub.commerce.setting.Settings;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * A client of DynamoDB with the operations that the table has; all others fail as the interface
 * says. Calls never block the caller. Answers arrive on virtual threads and carry no metadata.
 */
public final class WireClient implements DynamoDbAsyncClient {

    private final Wire wire;

    private WireClient(Wire wire) {
        this.wire = wire;
    }

    /**
     * A client that goes by the variables of AWS.
     *
     * @param clock the machine's: AWS refuses a signature of another time
     */
    public static WireClient of(Settings settings, Limits limits, Clock clock) {
        Endpoint endpoint = Endpoint.of(settings);
        return new WireClient(
                new Wire(
                        endpoint,
                        new GivenCredentials(settings),
                        new Connections(endpoint, limits, clock),
                        limits,
                        clock));
    }

    /**
     * Opens a connection and keeps it for the first call, by a request that costs nothing. Whatever
     * goes wrong is the first call's to find out. Blocks, for no longer than an attempt.
     */
    public void warm() {
        Attempt attempt = new Attempt(() -> {});
        Future<?> watched = wire.watch().after(wire.limits().attempt().toNanos(), attempt);
        try {
            wire.send(wire.greeting(), true, attempt);
        } catch (IOException away) {
            // The first call will tell.
        } finally {
            watched.cancel(false);
        }
    }

    @Override
    public CompletableFuture<GetItemResponse> getItem(GetItemRequest request) {
        return Call.begin(wire, "GetItem", request, GetItemResponse.builder());
    }

    @Override
    public CompletableFuture<PutItemResponse> putItem(PutItemRequest request) {
        return Call.begin(wire, "PutItem", request, PutItemResponse.builder());
    }

    @Override
    public CompletableFuture<UpdateItemResponse> updateItem(UpdateItemRequest request) {
        return Call.begin(wire, "UpdateItem", request, UpdateItemResponse.builder());
    }

    @Override
    public CompletableFuture<DeleteItemResponse> deleteItem(DeleteItemRequest request) {
        return Call.begin(wire, "DeleteItem", request, DeleteItemResponse.builder());
    }

    @Override
    public CompletableFuture<QueryResponse> query(QueryRequest request) {
        return Call.begin(wire, "Query", request, QueryResponse.builder());
    }

    @Override
    public CompletableFuture<ScanResponse> scan(ScanRequest request) {
        return Call.begin(wire, "Scan", request, ScanResponse.builder());
    }

    @Override
    public CompletableFuture<BatchGetItemResponse> batchGetItem(BatchGetItemRequest request) {
        return Call.begin(wire, "BatchGetItem", request, BatchGetItemResponse.builder());
    }

    @Override
    public CompletableFuture<TransactWriteItemsResponse> transactWriteItems(
            TransactWriteItemsRequest request) {
        return Call.begin(
                wire, "TransactWriteItems", request, TransactWriteItemsResponse.builder());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        wire.close();
    }
}
