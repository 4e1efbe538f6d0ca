package com.thebabesclub.commerce.secret;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;

import java.time.Duration;

/**
 * Secrets in SSM parameters. A client is made for each reading, since there is one at the start and
 * then hardly any.
 */
public final class SsmSecretSource implements SecretSource {

    private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(2);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(6);

    @Override
    public Mono<Secret> read(String parameter) {
        return Mono.using(
                SsmSecretSource::client,
                client ->
                        Mono.fromFuture(
                                        () ->
                                                client.getParameter(
                                                        request ->
                                                                request.name(parameter)
                                                                        .withDecryption(true)))
                                .map(response -> Secret.of(response.parameter().value())));
    }

    private static SsmAsyncClient client() {
        return SsmAsyncClient.builder()
                .httpClientBuilder(
                        NettyNioAsyncHttpClient.builder().connectionTimeout(ATTEMPT_LIMIT))
                .overrideConfiguration(
                        limits ->
                                limits.apiCallAttemptTimeout(ATTEMPT_LIMIT)
                                        .apiCallTimeout(CALL_LIMIT))
                .build();
    }
}
