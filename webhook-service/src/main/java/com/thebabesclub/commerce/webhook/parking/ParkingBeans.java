package com.thebabesclub.commerce.webhook.parking;

import com.thebabesclub.commerce.event.DeadLetters;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.SupplierUtil;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

/** Chooses who is told of parked events. */
@Factory
public final class ParkingBeans {

    @Singleton
    @Requires(missingBeans = DeadLetters.class)
    public DeadLetters deadLetters(Settings settings) {
        return settings.find(Setting.WEBHOOK_DLQ_URL)
                .map(_ -> settings.address(Setting.WEBHOOK_DLQ_URL))
                .<DeadLetters>map(
                        queue -> new SqsDeadLetters(SupplierUtil.memoized(Sqs::client), queue))
                .orElse(_ -> Mono.empty());
    }
}
