package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeObjectInterface;
import com.stripe.net.RequestOptions;
import com.thebabesclub.commerce.runtime.BlockingCallExecutor;
import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.runtime.tracing.CallTracer;

import io.micronaut.core.util.SupplierUtil;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Calls to Stripe. The library blocks, so every call has a virtual thread of its own and never an
 * event loop; this is the only class that blocks.
 *
 * <p>Errors: {@link StripeRefused} where the request is at fault, {@link StripeUnavailable} where
 * Stripe or the way to it is, at once while the {@link CircuitBreaker} is open, {@link
 * com.thebabesclub.commerce.runtime.deadline.DeadlineExceededException} where no time is left for a
 * call.
 */
@Singleton
public final class StripeGateway {

    static final int CONNECT_MILLIS = 2_000;
    static final int READ_MILLIS = 5_000;

    /**
     * Of a call that did not reach Stripe or found it broken; the library repeats it under the same
     * idempotency key.
     */
    static final int RETRIES = 2;

    /** The time for one call with its retries, unless the request's deadline is nearer. */
    private static final Duration CALL_LIMIT = Duration.ofSeconds(15);

    /** A blocking call with the library's client. */
    @FunctionalInterface
    interface Call<T> {
        T with(StripeClient client) throws StripeException;
    }

    /**
     * The client is made at the first call: most functions that start are asked for something else.
     */
    private record Keyed(Secret key, Supplier<StripeClient> client) {}

    private final BlockingCallExecutor threads = BlockingCallExecutor.named("stripe");
    private final AtomicReference<Keyed> current;
    private final StripeProperties properties;
    private final Secrets secrets;
    private final CircuitBreaker breaker;
    private final CallTracer tracer;
    private final Clock clock;

    /** A gateway that records no spans. */
    public StripeGateway(
            StripeProperties properties, Secrets secrets, CircuitBreaker breaker, Clock clock) {
        this(properties, secrets, breaker, Optional.empty(), clock);
    }

    @Inject
    StripeGateway(
            StripeProperties properties,
            Secrets secrets,
            CircuitBreaker breaker,
            Optional<CallTracer> tracer,
            Clock clock,
            ShopProperties shop) {
        this(properties, secrets, breaker, tracer, clock);
        LiveKeyPolicy.check(current.get().key(), shop);
    }

    private StripeGateway(
            StripeProperties properties,
            Secrets secrets,
            CircuitBreaker breaker,
            Optional<CallTracer> tracer,
            Clock clock) {
        this.tracer = tracer.orElse(CallTracer.NONE);
        this.clock = clock;
        this.properties = properties;
        this.secrets = secrets;
        this.breaker = breaker;
        this.current = new AtomicReference<>(keyed(secrets.get(SecretName.STRIPE_SECRET)));
    }

    /**
     * Makes a call.
     *
     * @param operation what it is called in logs and errors, such as {@code sessions.retrieve}
     */
    <T> Mono<T> call(String operation, Call<T> call) {
        return Mono.deferContextual(
                context -> {
                    StripeExchange exchange = new StripeExchange();
                    StripeOperationLog log =
                            new StripeOperationLog(operation, Trace.of(context), exchange, clock);
                    return recorded(operation, client -> exchange.during(() -> call.with(client)))
                            .doOnSuccess(_ -> log.succeeded())
                            .doOnError(log::failed);
                });
    }

    private <T> Mono<T> recorded(String operation, Call<T> call) {
        Mono<T> work =
                once(call)
                        .onErrorResume(
                                AuthenticationException.class,
                                revoked -> withFreshKey(revoked, call));
        return tracer.call(StripeSpanDescriptionFactory.of(operation), work)
                .onErrorMap(failure -> StripeErrorMapper.map(operation, failure))
                .doOnError(breaker::count);
    }

    /** Makes a call, and gives Stripe's answer as JSON. */
    Mono<JsonNode> json(String operation, Call<? extends StripeObjectInterface> call) {
        return call(operation, client -> call.with(client).getLastResponse())
                .map(response -> StripeJson.read(response.body()));
    }

    /**
     * Asks for a page of a list.
     *
     * @param read makes an element of its JSON, or nothing where it is none
     */
    <T> Mono<StripePage<T>> page(
            String operation,
            Call<? extends StripeObjectInterface> call,
            Function<JsonNode, Optional<T>> read) {
        return json(operation, call).map(list -> StripePage.read(list, read));
    }

    /** What makes a call that is made again under the same key a replay. */
    static RequestOptions once(String idempotencyKey) {
        return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
    }

    private <T> Mono<T> once(Call<T> call) {
        return Deadline.limit(
                CALL_LIMIT,
                limit -> breaker.guard(threads.<T>call(() -> answer(call)).timeout(limit)));
    }

    private <T> T answer(Call<T> call) throws StripeException {
        try {
            return call.with(current.get().client().get());
        } catch (NullPointerException bodiless) {
            // So the library takes an answer without a body, such as a redirect.
            throw new ApiConnectionException("Stripe answered without a body", bodiless);
        }
    }

    /**
     * A key that Stripe does not know may have been rotated: the call is made again if there is
     * another one by now.
     */
    private <T> Mono<T> withFreshKey(AuthenticationException revoked, Call<T> call) {
        Keyed before = current.get();
        return secrets.refreshed(SecretName.STRIPE_SECRET)
                .filter(key -> !key.equals(before.key()))
                .switchIfEmpty(Mono.error(revoked))
                .doOnNext(key -> current.compareAndSet(before, keyed(key)))
                .then(once(call));
    }

    private Keyed keyed(Secret key) {
        return new Keyed(key, SupplierUtil.memoized(() -> client(key)));
    }

    private StripeClient client(Secret key) {
        // The library's connections would follow a redirect, and believe what they find there.
        HttpURLConnection.setFollowRedirects(false);
        return StripeClient.builder()
                .setHttpClient(new RecordingHttpClient())
                .setApiKey(key.reveal())
                .setApiBase(properties.apiBase().toString())
                .setConnectTimeout(CONNECT_MILLIS)
                .setReadTimeout(READ_MILLIS)
                .setMaxNetworkRetries(RETRIES)
                .build();
    }
}
