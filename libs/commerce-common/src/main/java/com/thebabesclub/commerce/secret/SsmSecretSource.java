package com.thebabesclub.commerce.secret;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.services.ssm.SsmAsyncClient;

import java.util.function.Supplier;

/**
 * Secrets in SSM parameters. The client is made at the first read, since most processes are given
 * their secrets.
 */
public final class SsmSecretSource implements SecretSource {

    private final Supplier<SsmAsyncClient> client;

    public SsmSecretSource(Supplier<SsmAsyncClient> client) {
        this.client = client;
    }

    @Override
    public Mono<Secret> read(String parameter) {
        return Mono.fromFuture(
                        () ->
                                client.get()
                                        .getParameter(
                                                request ->
                                                        request.name(parameter)
                                                                .withDecryption(true)))
                .map(response -> Secret.of(response.parameter().value()));
    }
}
