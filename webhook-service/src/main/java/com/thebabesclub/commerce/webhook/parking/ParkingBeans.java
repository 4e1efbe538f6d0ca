package com.thebabesclub.commerce.webhook.parking;

import com.thebabesclub.commerce.event.DeadLetters;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;

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
            Settings settings, BeanProvider<SqsAsyncClient> client, JsonMapper json) {
        return settings.find(Setting.WEBHOOK_DLQ_URL)
                .map(_ -> settings.address(Setting.WEBHOOK_DLQ_URL))
                .<DeadLetters>map(queue -> new SqsDeadLetters(client, json, queue))
                .orElse(_ -> Mono.empty());
    }
}
