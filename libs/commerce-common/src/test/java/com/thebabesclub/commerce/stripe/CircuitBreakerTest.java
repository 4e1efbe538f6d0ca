package com.thebabesclub.commerce.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.RateLimitException;
import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.metric.Measurement;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestClock;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

@Case(id = "F23", sentence = "The circuit breaker is open: an answer at once.")
class CircuitBreakerTest {

    private final Throwable down = new ApiConnectionException("refused");
    private final Throwable broken =
            new ApiException("broken", "req_1", null, 500, new RuntimeException());
    private final Throwable busy =
            new RateLimitException("busy", null, "req_1", "rate_limit", 429, null);

    private final TestClock clock = TestClock.atNoon();
    private final List<Measurement> readings = new ArrayList<>();
    private final CircuitBreaker breaker =
            new CircuitBreaker(clock, told -> readings.addAll(Arrays.asList(told)));

    @Test
    void aRowOfOutagesOpensItAndNoCallIsMadeWhileItRests() {
        outages(CircuitBreaker.FAILURE_THRESHOLD);

        assertThat(ask(Mono.just(1))).isInstanceOf(CircuitBreaker.Open.class);
        clock.advance(CircuitBreaker.OPEN_DURATION.minusMillis(1));
        assertThat(ask(Mono.just(1))).isInstanceOf(CircuitBreaker.Open.class);
        assertThat(readings).containsExactly(Metric.STRIPE_CIRCUIT.one("opened"));
    }

    @Test
    void timeoutsAndBreakdownsAreOutagesToo() {
        outages(CircuitBreaker.FAILURE_THRESHOLD - 2);
        ask(Mono.error(new TimeoutException()));
        assertThat(ask(Mono.error(broken))).isSameAs(broken);

        assertThat(ask(Mono.just(1))).isInstanceOf(CircuitBreaker.Open.class);
    }

    @Test
    void anAnswerBetweenThemBeginsTheRowAnew() {
        outages(CircuitBreaker.FAILURE_THRESHOLD - 1);
        ask(Mono.just(1));
        outages(CircuitBreaker.FAILURE_THRESHOLD - 1);

        assertThat(ask(Mono.just(1))).isNull();
    }

    @Test
    void aRefusalIsAnAnswer() {
        outages(CircuitBreaker.FAILURE_THRESHOLD - 1);
        ask(Mono.error(busy));
        outages(1);

        assertThat(ask(Mono.just(1))).isNull();
    }

    @Test
    void afterTheRestOneProbeDecides() {
        outages(CircuitBreaker.FAILURE_THRESHOLD);
        clock.advance(CircuitBreaker.OPEN_DURATION);
        Sinks.One<Integer> probe = Sinks.one();
        AtomicInteger answers = new AtomicInteger();
        Disposable asked = request(probe.asMono()).subscribe(answers::set);

        assertThat(ask(Mono.just(1))).isInstanceOf(CircuitBreaker.Open.class);
        probe.tryEmitValue(7);
        assertThat(answers).hasValue(7);
        assertThat(asked.isDisposed()).isTrue();
        assertThat(ask(Mono.just(1))).isNull();
        assertThat(readings)
                .containsExactly(
                        Metric.STRIPE_CIRCUIT.one("opened"), Metric.STRIPE_CIRCUIT.one("closed"));
    }

    @Test
    void aProbeThatFailsLetsItRestAgain() {
        outages(CircuitBreaker.FAILURE_THRESHOLD);
        clock.advance(CircuitBreaker.OPEN_DURATION);
        outages(1);

        assertThat(ask(Mono.just(1))).isInstanceOf(CircuitBreaker.Open.class);
        clock.advance(CircuitBreaker.OPEN_DURATION);
        assertThat(ask(Mono.just(1))).isNull();
    }

    @Test
    void aProbeThatNobodyWaitsForAnyMoreIsFollowedByAnother() {
        outages(CircuitBreaker.FAILURE_THRESHOLD);
        clock.advance(CircuitBreaker.OPEN_DURATION);
        request(Mono.never()).subscribe().dispose();

        assertThat(ask(Mono.just(1))).isNull();
    }

    @Test
    void whoHasNoDeadlineIsNeitherCountedNorTurnedAway() {
        for (int i = 0; i < CircuitBreaker.FAILURE_THRESHOLD; i++) {
            Await.done(breaker.guard(Mono.error(broken)).onErrorComplete());
        }
        assertThat(ask(Mono.just(1))).isNull();
        outages(CircuitBreaker.FAILURE_THRESHOLD);

        assertThat(Await.value(breaker.guard(Mono.just(1)))).isEqualTo(1);
    }

    private void outages(int row) {
        for (int i = 0; i < row; i++) {
            ask(Mono.error(down));
        }
    }

    /** What came of it: null for an answer. */
    private @Nullable Throwable ask(Mono<Integer> call) {
        Mono<Throwable> failure =
                request(call).flatMap(_ -> Mono.<Throwable>empty()).onErrorResume(Mono::just);
        return Await.optional(failure).orElse(null);
    }

    private <T> Mono<T> request(Mono<T> call) {
        return Deadline.in(Duration.ofSeconds(8), clock).bound(breaker.guard(call));
    }
}
