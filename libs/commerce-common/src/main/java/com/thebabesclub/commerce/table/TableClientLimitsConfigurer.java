package com.thebabesclub.commerce.table;

import com.thebabesclub.commerce.runtime.client.ClientLimits;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;

import jakarta.inject.Singleton;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;

import java.time.Duration;

/**
 * Three attempts, where the SDK would make nine: that is longer than anybody waits for a webhook or
 * a checkout.
 */
@Singleton
final class TableClientLimitsConfigurer
        implements BeanCreatedEventListener<DynamoDbAsyncClientBuilder> {

    static final ClientLimits LIMITS =
            new ClientLimits(3, Duration.ofMillis(1500), CommerceTable.CALL_LIMIT);

    @Override
    public DynamoDbAsyncClientBuilder onCreated(
            BeanCreatedEvent<DynamoDbAsyncClientBuilder> event) {
        return LIMITS.on(event.getBean());
    }
}
