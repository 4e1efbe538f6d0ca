package com.thebabesclub.commerce.secret;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;
import software.amazon.awssdk.services.ssm.SsmAsyncClientBuilder;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** SSM parameters of the sort SecureString, to be read and written by whoever sets a shop up. */
public final class SsmParameters implements AutoCloseable {

    private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(3);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(10);

    private final SsmAsyncClient client;

    /**
     * The parameters of a region.
     *
     * @param region empty for that of the environment
     */
    public SsmParameters(Optional<String> region) {
        SsmAsyncClientBuilder builder =
                SsmAsyncClient.builder()
                        .httpClientBuilder(
                                NettyNioAsyncHttpClient.builder().connectionTimeout(ATTEMPT_LIMIT))
                        .overrideConfiguration(
                                limits ->
                                        limits.apiCallAttemptTimeout(ATTEMPT_LIMIT)
                                                .apiCallTimeout(CALL_LIMIT));
        region.map(Region::of).ifPresent(builder::region);
        this.client = builder.build();
    }

    /** The decrypted value; empty where there is no such parameter. */
    public Mono<Secret> read(String name) {
        return Mono.fromFuture(
                        () ->
                                client.getParameter(
                                        request -> request.name(name).withDecryption(true)))
                .onErrorMap(CompletionException.class, SsmParameters::cause)
                .map(response -> Secret.of(response.parameter().value()))
                .onErrorResume(ParameterNotFoundException.class, _ -> Mono.empty());
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
        return Mono.fromFuture(() -> client.putParameter(request.build()))
                .onErrorMap(CompletionException.class, SsmParameters::cause)
                .map(response -> response.version());
    }

    private static Throwable cause(CompletionException failure) {
        return Optional.ofNullable(failure.getCause()).orElse(failure);
    }

    @Override
    public void close() {
        client.close();
    }
}
