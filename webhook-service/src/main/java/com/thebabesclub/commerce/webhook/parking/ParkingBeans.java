package com.thebabesclub.commerce.webhook.parking;

import com.thebabesclub.commerce.event.DeadLetters;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Chooses who is told of parked events. */
@Factory
final class ParkingBeans {

    @Singleton
    @Requires(missingBeans = DeadLetters.class)
    DeadLetters deadLetters(
            DeadLetterProperties properties, BeanProvider<SqsAsyncClient> client, JsonMapper json) {
        return properties
                .queue()
                .<DeadLetters>map(queue -> new SqsDeadLetters(client, json, queue))
                .orElse(_ -> Mono.empty());
    }
}
