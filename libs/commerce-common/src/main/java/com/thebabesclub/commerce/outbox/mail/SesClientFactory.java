package com.thebabesclub.commerce.outbox.mail;

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
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClientBuilder;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;

/**
 * The client of SES as a bean, as the framework makes the others: it knows version 1 of SES only.
 *
 * <p>It does not try again by itself: whether the first try was taken is not known then, and the
 * outbox waits longer.
 */
@Factory
final class SesClientFactory
        extends AwsClientFactory<
                SesV2ClientBuilder, SesV2AsyncClientBuilder, SesV2Client, SesV2AsyncClient> {

    private static final ClientLimits LIMITS =
            new ClientLimits(1, SesMailSender.CALL_LIMIT, SesMailSender.CALL_LIMIT);

    SesClientFactory(
            AwsCredentialsProviderChain credentials,
            AwsRegionProviderChain region,
            @Nullable UserAgentProvider userAgent,
            @Nullable @Named("sesv2") AWSServiceConfiguration configuration) {
        super(credentials, region, userAgent, configuration);
    }

    @Override
    protected SesV2ClientBuilder createSyncBuilder() {
        return SesV2Client.builder();
    }

    @Override
    protected SesV2AsyncClientBuilder createAsyncBuilder() {
        return SesV2AsyncClient.builder();
    }

    @Override
    @Singleton
    public SesV2AsyncClientBuilder asyncBuilder(SdkAsyncHttpClient httpClient) {
        return LIMITS.on(super.asyncBuilder(httpClient));
    }

    @Override
    @Bean(preDestroy = "close")
    @Singleton
    public SesV2AsyncClient asyncClient(SesV2AsyncClientBuilder builder) {
        return super.asyncClient(builder);
    }
}
