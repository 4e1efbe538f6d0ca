package com.thebabesclub.commerce.table;

import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Tables to be read from end to end: the shop's own and older ones, by the cut-over alone. */
@Singleton
@Requires(beans = DynamoDbAsyncClient.class)
public final class TableScanFactory {

    private final DynamoDbAsyncClient client;

    public TableScanFactory(DynamoDbAsyncClient client) {
        this.client = client;
    }

    /** The table of that name in the shop's account and region. */
    public TableScan of(String table) {
        return new TableScan(client, table);
    }
}
