package com.thebabesclub.commerce.outbox.orderevent;

import com.thebabesclub.commerce.runtime.client.ClientLimits;

import io.micronaut.aws.sdk.v2.service.AWSServiceConfiguration;
import io.micronaut.aws.sdk.v2.service.AwsClientFactory;
import io.micronaut.aws.ua.UserAgentProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClientBuilder;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClientBuilder;

import java.time.Duration;

/** The client of EventBridge as a bean, as the framework makes those that it knows. */
@Factory
final class EventBridgeClientFactory
        extends AwsClientFactory<
                EventBridgeClientBuilder,
                EventBridgeAsyncClientBuilder,
                EventBridgeClient,
                EventBridgeAsyncClient> {

    /** As those of the table: a second try may tell an event twice, which receivers expect. */
    private static final ClientLimits LIMITS =
            new ClientLimits(3, Duration.ofMillis(1500), EventBridgeTarget.CALL_LIMIT);

    EventBridgeClientFactory(
            AwsCredentialsProviderChain credentials,
            AwsRegionProviderChain region,
            @Nullable UserAgentProvider userAgent,
            @Nullable @Named("eventbridge") AWSServiceConfiguration configuration) {
        super(credentials, region, userAgent, configuration);
    }

    @Override
    protected EventBridgeClientBuilder createSyncBuilder() {
        return EventBridgeClient.builder();
    }

    @Override
    protected EventBridgeAsyncClientBuilder createAsyncBuilder() {
        return EventBridgeAsyncClient.builder();
    }

    @Override
    @Singleton
    public EventBridgeAsyncClientBuilder asyncBuilder(SdkAsyncHttpClient httpClient) {
        return LIMITS.on(super.asyncBuilder(httpClient));
    }

    @Override
    @Bean(preDestroy = "close")
    @Singleton
    public EventBridgeAsyncClient asyncClient(EventBridgeAsyncClientBuilder builder) {
        return super.asyncClient(builder);
    }
}
