package com.thebabesclub.commerce.runtime.secret;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;

import java.util.Optional;

/** Secrets in SSM parameters. */
@Singleton
@Requires(missingBeans = SecretSource.class)
final class SsmSecretSource implements SecretSource {

    private final BeanProvider<SsmAsyncClient> client;

    /**
     * A source that needs no client until the first reading.
     *
     * @param client not made where every secret is given in its variable
     */
    SsmSecretSource(BeanProvider<SsmAsyncClient> client) {
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
                .map(SsmSecretSource::secret)
                .onErrorMap(SdkClientException.class, SecretUnavailableException::because);
    }

    private static Secret secret(GetParameterResponse response) {
        return Secret.of(response.parameter().value());
    }

    /**
     * A secret could not be read. It has no cause, only the name of it: a parser's message quotes
     * what it could not read, which is the secret here.
     */
    static final class SecretUnavailableException extends RuntimeException {

        private SecretUnavailableException(String message) {
            super(message);
        }

        static SecretUnavailableException because(Throwable failure) {
            Throwable cause = Optional.ofNullable(failure.getCause()).orElse(failure);
            return new SecretUnavailableException(
                    "SSM gave no secret: "
                            + failure.getClass().getSimpleName()
                            + " by "
                            + cause.getClass().getSimpleName());
        }
    }
}
