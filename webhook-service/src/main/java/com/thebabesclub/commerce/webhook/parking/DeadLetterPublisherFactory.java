package com.thebabesclub.commerce.webhook.parking;

import com.thebabesclub.commerce.event.DeadLetterPublisher;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Chooses who is told of parked events. */
@Factory
final class DeadLetterPublisherFactory {

    @Singleton
    @Requires(missingBeans = DeadLetterPublisher.class)
    DeadLetterPublisher deadLetters(
            DeadLetterProperties properties, BeanProvider<SqsAsyncClient> client, JsonMapper json) {
        return properties
                .queue()
                .<DeadLetterPublisher>map(queue -> new SqsDeadLetterPublisher(client, json, queue))
                .orElse(_ -> Mono.empty());
    }
}
