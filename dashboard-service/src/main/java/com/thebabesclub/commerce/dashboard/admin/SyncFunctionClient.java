package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;
import com.thebabesclub.commerce.runtime.log.Trace;

import io.micronaut.context.BeanProvider;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.LambdaException;

import java.time.Duration;

/** The nightly job as a function that can be started. */
@Singleton
final class SyncFunctionClient {

    private static final Logger LOG = LoggerFactory.getLogger(SyncFunctionClient.class);

    static final Duration LIMIT = Duration.ofSeconds(5);

    private final BeanProvider<LambdaAsyncClient> lambda;
    private final JsonMapper json;
    private final String name;

    /**
     * @param lambda not made before the first start: customers' requests do not need it
     */
    SyncFunctionClient(
            BeanProvider<LambdaAsyncClient> lambda,
            JsonMapper json,
            SyncFunctionProperties properties) {
        this.lambda = lambda;
        this.json = json;
        this.name = properties.functionName();
    }

    /** Lambda, or the network to it, does not take the call. */
    static final class LambdaUnavailable extends DependencyUnavailable {

        LambdaUnavailable(Throwable cause) {
            super("Lambda is not available", cause);
        }
    }

    /**
     * Starts a run and does not wait for it: it takes minutes. A second run while one is under way
     * ends at once, by the job's own lease.
     */
    Mono<Void> start(SyncStartRequest request) {
        return Mono.fromCallable(() -> json.writeValueAsString(request))
                .flatMap(payload -> invoke(payload).then(log(payload)));
    }

    private static Mono<Void> log(String payload) {
        return Mono.deferContextual(
                context -> {
                    Trace.of(context)
                            .mark(LOG.atInfo())
                            .addKeyValue("payload", payload)
                            .log("Sync asked for");
                    return Mono.empty();
                });
    }

    private Mono<Void> invoke(String payload) {
        return Deadline.limit(
                        LIMIT,
                        limit ->
                                Mono.fromFuture(
                                        () ->
                                                lambda.get()
                                                        .invoke(
                                                                call ->
                                                                        call.functionName(name)
                                                                                .invocationType(
                                                                                        InvocationType
                                                                                                .EVENT)
                                                                                .payload(
                                                                                        SdkBytes
                                                                                                .fromUtf8String(
                                                                                                        payload))
                                                                                .overrideConfiguration(
                                                                                        time ->
                                                                                                time
                                                                                                        .apiCallTimeout(
                                                                                                                limit)))))
                .onErrorMap(SyncFunctionClient::isPassing, LambdaUnavailable::new)
                .then();
    }

    private static boolean isPassing(Throwable failure) {
        return failure instanceof SdkClientException
                || (failure instanceof LambdaException answer
                        && (answer.statusCode() >= 500 || answer.statusCode() == 429));
    }
}
