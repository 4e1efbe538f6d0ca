package com.thebabesclub.commerce.runtime.secret;

import io.micronaut.context.BeanProvider;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.services.ssm.SsmAsyncClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

import java.util.Optional;

/** SSM parameters of the sort SecureString, to be read and written by whoever sets a shop up. */
@Singleton
public final class SsmParameterStore {

    private final BeanProvider<SsmAsyncClient> client;

    SsmParameterStore(BeanProvider<SsmAsyncClient> client) {
        this.client = client;
    }

    /** The decrypted value; empty where there is no such parameter. */
    public Mono<Secret> read(String name) {
        return read(client, name)
                .onErrorResume(ParameterNotFoundException.class, _ -> Mono.empty());
    }

    /** The decrypted value; an error of the SDK's where there is none. */
    static Mono<Secret> read(BeanProvider<SsmAsyncClient> client, String name) {
        return Mono.fromFuture(
                        () ->
                                client.get()
                                        .getParameter(
                                                request -> request.name(name).withDecryption(true)))
                .map(response -> Secret.of(response.parameter().value()));
    }

    /**
     * Writes a parameter; its version.
     *
     * @param overwrites whether there may be one already
     * @param kmsKey that it is encrypted with; empty for the account's own
     */
    public Mono<Long> write(
            String name, Secret value, boolean overwrites, Optional<String> kmsKey) {
        PutParameterRequest.Builder request =
                PutParameterRequest.builder()
                        .name(name)
                        .value(value.reveal())
                        .type(ParameterType.SECURE_STRING)
                        .overwrite(overwrites);
        kmsKey.ifPresent(request::keyId);
        return Mono.fromFuture(() -> client.get().putParameter(request.build()))
                .map(response -> response.version());
    }
}
