package com.thebabesclub.commerce.table.wire;

import com.thebabesclub.commerce.aws.Limits;
import com.thebabesclub.commerce.aws.Service;
import com.thebabesclub.commerce.aws.Wire;
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

import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * A client of DynamoDB with the operations that the table has; all others fail as the interface
 * says. Calls never block the caller. Answers arrive on virtual threads and carry no metadata.
 */
public final class WireClient implements DynamoDbAsyncClient {

    private final Wire wire;

    private WireClient(Wire wire) {
        this.wire = wire;
    }

    /** A client that goes by the variables of AWS. */
    public static WireClient of(Settings settings, Limits limits) {
        return new WireClient(Wire.of(Service.DYNAMODB, settings, limits));
    }

    static WireClient of(Settings settings, Limits limits, Clock clock) {
        return new WireClient(Wire.of(Service.DYNAMODB, settings, limits, clock));
    }

    /**
     * Opens a connection and keeps it for the first call, by a request that costs nothing. Whatever
     * goes wrong is the first call's to find out. Blocks, for no longer than an attempt.
     */
    public void warm() {
        wire.warm();
    }

    @Override
    public CompletableFuture<GetItemResponse> getItem(GetItemRequest request) {
        return TableCall.begin(wire, "GetItem", request, GetItemResponse.builder());
    }

    @Override
    public CompletableFuture<PutItemResponse> putItem(PutItemRequest request) {
        return TableCall.begin(wire, "PutItem", request, PutItemResponse.builder());
    }

    @Override
    public CompletableFuture<UpdateItemResponse> updateItem(UpdateItemRequest request) {
        return TableCall.begin(wire, "UpdateItem", request, UpdateItemResponse.builder());
    }

    @Override
    public CompletableFuture<DeleteItemResponse> deleteItem(DeleteItemRequest request) {
        return TableCall.begin(wire, "DeleteItem", request, DeleteItemResponse.builder());
    }

    @Override
    public CompletableFuture<QueryResponse> query(QueryRequest request) {
        return TableCall.begin(wire, "Query", request, QueryResponse.builder());
    }

    @Override
    public CompletableFuture<ScanResponse> scan(ScanRequest request) {
        return TableCall.begin(wire, "Scan", request, ScanResponse.builder());
    }

    @Override
    public CompletableFuture<BatchGetItemResponse> batchGetItem(BatchGetItemRequest request) {
        return TableCall.begin(wire, "BatchGetItem", request, BatchGetItemResponse.builder());
    }

    @Override
    public CompletableFuture<TransactWriteItemsResponse> transactWriteItems(
            TransactWriteItemsRequest request) {
        return TableCall.begin(
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
