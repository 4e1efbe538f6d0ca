package com.thebabesclub.commerce.http.lambda;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.function.aws.proxy.security.MicronautLambdaAuthenticationFetcher;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;

import jakarta.inject.Singleton;

import org.reactivestreams.Publisher;

/**
 * Signs nobody in. What it replaces believes the header {@code x-amzn-oidc-identity}, which any
 * caller may write, on Netty as well as behind API Gateway.
 */
@Singleton
@Replaces(MicronautLambdaAuthenticationFetcher.class)
final class NoOpGatewayAuthenticationFetcher implements AuthenticationFetcher<HttpRequest<?>> {

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        return Publishers.empty();
    }
}
