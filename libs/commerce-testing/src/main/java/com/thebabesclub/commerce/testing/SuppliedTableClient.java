package com.thebabesclub.commerce.testing;

import io.micronaut.aws.sdk.v2.service.dynamodb.DynamoDbClientFactory;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * A client of a test's own, such as {@link LocalTable#served()}. A context that has this among its
 * singletons uses it in place of the framework's.
 */
public record SuppliedTableClient(DynamoDbAsyncClient client) {

    /** Puts the client where the framework's would be. */
    @Factory
    @Requires(beans = SuppliedTableClient.class)
    static final class Beans {

        @Singleton
        @Replaces(bean = DynamoDbAsyncClient.class, factory = DynamoDbClientFactory.class)
        DynamoDbAsyncClient client(SuppliedTableClient supplied) {
            return supplied.client();
        }
    }
}
