package com.thebabesclub.commerce.webhook.parking;

import com.thebabesclub.commerce.runtime.client.ClientLimits;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;

import jakarta.inject.Singleton;

import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;

import java.time.Duration;

/** Stripe waits for the delivery that an event is parked in. */
@Singleton
final class SqsClientLimitsConfigurer implements BeanCreatedEventListener<SqsAsyncClientBuilder> {

    private static final ClientLimits LIMITS =
            new ClientLimits(3, Duration.ofMillis(600), SqsDeadLetterPublisher.CALL_LIMIT);

    @Override
    public SqsAsyncClientBuilder onCreated(BeanCreatedEvent<SqsAsyncClientBuilder> event) {
        return LIMITS.on(event.getBean());
    }
}
