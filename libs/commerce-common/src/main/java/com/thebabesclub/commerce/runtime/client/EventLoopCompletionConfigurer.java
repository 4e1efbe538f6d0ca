package com.thebabesclub.commerce.runtime.client;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;

import jakarta.inject.Singleton;

import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;

/**
 * Lets the answers of AWS go on where they arrive, on the event loop: nothing that follows may wait
 * there anyway, and another pool of threads would be started for that alone.
 */
@Singleton
final class EventLoopCompletionConfigurer
        implements BeanCreatedEventListener<AwsAsyncClientBuilder<?, ?>> {

    @Override
    public AwsAsyncClientBuilder<?, ?> onCreated(
            BeanCreatedEvent<AwsAsyncClientBuilder<?, ?>> event) {
        AwsAsyncClientBuilder<?, ?> builder = event.getBean();
        builder.asyncConfiguration(
                threads ->
                        threads.advancedOption(
                                SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR,
                                Runnable::run));
        return builder;
    }
}
