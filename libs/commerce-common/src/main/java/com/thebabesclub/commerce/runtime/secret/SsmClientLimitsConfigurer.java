package com.thebabesclub.commerce.runtime.secret;

import com.thebabesclub.commerce.runtime.client.ClientLimits;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;

import jakarta.inject.Singleton;

import software.amazon.awssdk.services.ssm.SsmAsyncClientBuilder;

import java.time.Duration;

/** A start waits for its secrets, and Lambda for the start: less than its ten seconds for all. */
@Singleton
final class SsmClientLimitsConfigurer implements BeanCreatedEventListener<SsmAsyncClientBuilder> {

    static final ClientLimits LIMITS =
            new ClientLimits(3, Duration.ofSeconds(2), Duration.ofSeconds(6));

    @Override
    public SsmAsyncClientBuilder onCreated(BeanCreatedEvent<SsmAsyncClientBuilder> event) {
        return LIMITS.on(event.getBean());
    }
}
