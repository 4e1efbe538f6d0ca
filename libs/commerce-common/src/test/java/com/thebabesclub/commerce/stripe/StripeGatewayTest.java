package com.thebabesclub.commerce.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.deadline.DeadlineExceededException;
import com.thebabesclub.commerce.runtime.metric.Measurement;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.SecretSource;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.stripe.StripeSessionClient.SessionPage;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.stripe.emulator.StripeEmulator;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

class StripeGatewayTest {

    private static final String LIST = "GET /v1/checkout/sessions";

    private final StripeEmulator stripe = StripeEmulator.builder().apiKey("sk_test_new").start();
    private final TestClock clock = TestClock.atNoon();
    private final List<Measurement> readings = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> parameter = new AtomicReference<>("sk_test_new");
    private final StripeGateway gateway = gateway();
    private final StripeSessionClient sessions = new StripeSessionClient(gateway, clock);

    @AfterEach
    void stop() {
        stripe.close();
    }

    @Test
    void everyCallHasAVirtualThreadOfItsOwn() {
        Thread thread = Await.value(gateway.call("test", _ -> Thread.currentThread()));

        assertThat(thread.isVirtual()).isTrue();
    }

    @Test
    void aBrokenStripeIsAskedThreeTimesAndNoMore() {
        stripe.failCalls(LIST, CallFault.REFUSED, 10);

        assertThat(catchThrowableOfType(StripeUnavailable.class, this::list)).isNotNull();
        assertThat(stripe.requestCount(LIST)).isEqualTo(1 + StripeGateway.RETRIES);
    }

    @Test
    void aStripeThatRecoversIsNotNoticed() {
        stripe.failCalls(LIST, CallFault.REFUSED, 1);

        list();

        assertThat(stripe.requestCount(LIST)).isEqualTo(2);
    }

    @ParameterizedTest
    @Case(
            id = "F16",
            sentence = "Stripe answers 429 or 409: tried again with jitter within the budget.")
    @Case(
            id = "F21",
            sentence =
                    "Stripe answers with what is not JSON: an error of ours, the body not logged.")
    @EnumSource(names = {"RATE_LIMITED", "GARBAGE", "TRUNCATED"})
    void whatIsNoAnswerIsStripesFaultAndNotTheRequests(CallFault fault) {
        stripe.failCalls(LIST, fault, 10);

        assertThat(catchThrowableOfType(StripeUnavailable.class, this::list)).isNotNull();
    }

    @Test
    void whatStripeRefusesIsNotTriedAgain() {
        StripeRefused refused =
                catchThrowableOfType(
                        StripeRefused.class, () -> Await.value(sessions.retrieve("cs_test_none")));

        assertThat(refused.isMissing()).isTrue();
        assertThat(stripe.requests()).hasSize(1);
    }

    @Test
    @Case(id = "F20", sentence = "401 of Stripe: the key is read anew once, then 503.")
    void aKeyThatWasRotatedIsReadAgainOnce() {
        parameter.set("sk_test_old");
        StripeSessionClient late = new StripeSessionClient(gateway(), clock);
        parameter.set("sk_test_new");
        clock.advance(Duration.ofMinutes(5));

        assertThat(
                        Await.value(
                                        late.complete(
                                                clock.instant(), clock.instant(), Optional.empty()))
                                .sessions())
                .isEmpty();
    }

    @Test
    @Case(id = "F20", sentence = "401 of Stripe: the key is read anew once, then 503.")
    void aKeyThatIsRevokedIsStripeBeingUnavailable() {
        parameter.set("sk_test_revoked");
        StripeSessionClient revoked = new StripeSessionClient(gateway(), clock);
        clock.advance(Duration.ofMinutes(5));

        assertThat(
                        catchThrowableOfType(
                                StripeUnavailable.class,
                                () -> Await.value(revoked.retrieve("cs_test_1"))))
                .isNotNull();
        assertThat(stripe.requests()).hasSize(1);
    }

    @Test
    @Case(id = "F22", sentence = "Stripe answers a byte a second: the time limit holds.")
    void aCallEndsWithTheDeadlineOfItsRequest() {
        stripe.failCalls("GET /v1/checkout/sessions/{id}", CallFault.HELD, 1);
        Deadline deadline =
                Deadline.in(Duration.ofMillis(1200), Clock.fixed(clock.instant(), clock.getZone()));
        Mono<ObservedSession> call = deadline.bound(sessions.retrieve("cs_test_1"));

        assertThat(catchThrowableOfType(StripeUnavailable.class, () -> Await.value(call)))
                .isNotNull();
        stripe.releaseHeldCalls();
    }

    @Test
    @Case(id = "F40", sentence = "200 ms left: no call is started.")
    void withoutTimeNoCallIsMade() {
        Deadline deadline = Deadline.in(Duration.ofMillis(900), clock);

        assertThat(
                        catchThrowableOfType(
                                DeadlineExceededException.class,
                                () -> Await.value(deadline.bound(sessions.retrieve("cs_test_1")))))
                .isNotNull();
        assertThat(stripe.requests()).isEmpty();
    }

    @Test
    @Case(id = "F23", sentence = "The circuit breaker is open: an answer at once.")
    void aStripeThatIsDownIsLeftInPeaceForAWhile() {
        stripe.failCalls(LIST, CallFault.REFUSED, 1_000);
        Await.done(outages());
        long asked = stripe.requestCount(LIST);

        StripeUnavailable atOnce =
                catchThrowableOfType(StripeUnavailable.class, () -> Await.value(inARequest()));
        assertThat(atOnce).hasCauseInstanceOf(CircuitBreaker.Open.class);
        assertThat(stripe.requestCount(LIST)).isEqualTo(asked);

        stripe.clearFaults();
        clock.advance(CircuitBreaker.OPEN_DURATION);
        assertThat(Await.value(inARequest()).sessions()).isEmpty();
    }

    @Test
    void aJobGoesOnAskingByItsOwnPatience() {
        stripe.failCalls(LIST, CallFault.REFUSED, 3 * CircuitBreaker.FAILURE_THRESHOLD);
        Await.done(outages());

        list();
    }

    private Mono<Void> outages() {
        return Flux.range(0, CircuitBreaker.FAILURE_THRESHOLD)
                .flatMap(_ -> inARequest().onErrorComplete())
                .then();
    }

    @Test
    void aCallThatComesToNothingIsCountedOnceByWhoseFaultItIs() {
        stripe.failCalls(LIST, CallFault.REFUSED, 3);

        assertThatThrownBy(this::list).isInstanceOf(StripeUnavailable.class);
        assertThatThrownBy(() -> Await.value(sessions.retrieve("cs_test_none")))
                .isInstanceOf(StripeRefused.class);
        list();

        assertThat(readings)
                .containsExactly(
                        Metric.STRIPE_ERRORS.one("unavailable"),
                        Metric.STRIPE_ERRORS.one("refused"));
    }

    private Mono<SessionPage> inARequest() {
        return Deadline.in(Duration.ofSeconds(8), clock)
                .bound(sessions.complete(clock.instant(), clock.instant(), Optional.empty()));
    }

    private void list() {
        Await.value(sessions.complete(clock.instant(), clock.instant(), Optional.empty()));
    }

    private StripeGateway gateway() {
        EnvironmentVariables settings =
                EnvironmentVariables.of(Map.of("STRIPE_SECRET_PARAMETER", "/stripe/secret"));
        SecretSource source = _ -> Mono.fromSupplier(() -> Secret.of(parameter.get()));
        Secrets secrets = Secrets.read(settings, source, clock, SecretName.STRIPE_SECRET);
        return new StripeGateway(
                new StripeProperties(URI.create(stripe.baseUrl())),
                secrets,
                new CircuitBreaker(clock, told -> readings.addAll(Arrays.asList(told))),
                clock);
    }
}
