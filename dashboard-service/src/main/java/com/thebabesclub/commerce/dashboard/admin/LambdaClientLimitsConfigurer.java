package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.runtime.client.ClientLimits;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;

import jakarta.inject.Singleton;

import software.amazon.awssdk.services.lambda.LambdaAsyncClientBuilder;

import java.time.Duration;

/** A person waits for the start of the job, not for its end. */
@Singleton
final class LambdaClientLimitsConfigurer
        implements BeanCreatedEventListener<LambdaAsyncClientBuilder> {

    private static final ClientLimits LIMITS =
            new ClientLimits(3, Duration.ofSeconds(2), SyncFunctionClient.LIMIT);

    @Override
    public LambdaAsyncClientBuilder onCreated(BeanCreatedEvent<LambdaAsyncClientBuilder> event) {
        return LIMITS.on(event.getBean());
    }
}
