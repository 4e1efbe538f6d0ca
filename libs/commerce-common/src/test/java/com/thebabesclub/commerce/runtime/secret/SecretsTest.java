package com.thebabesclub.commerce.runtime.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

class SecretsTest {

    private static final EnvironmentVariables BY_PARAMETER =
            EnvironmentVariables.of(Map.of("STRIPE_SECRET_PARAMETER", "/babesclub/stripe/secret"));

    private final TestClock clock = TestClock.atNoon();
    private final AtomicInteger readings = new AtomicInteger();
    private final SecretSource source =
            parameter ->
                    Mono.fromSupplier(
                            () -> Secret.of(parameter + " v" + readings.incrementAndGet()));

    @Test
    void aSecretThatIsGivenIsNotLookedUp() {
        EnvironmentVariables both =
                EnvironmentVariables.of(
                        Map.of("STRIPE_SECRET", "sk_test_1", "STRIPE_SECRET_PARAMETER", "/p"));

        assertThat(read(both).get(SecretName.STRIPE_SECRET).reveal()).isEqualTo("sk_test_1");
        assertThat(readings).hasValue(0);
    }

    @Test
    @Case(id = "F37", sentence = "A new version of a secret: both are accepted meanwhile.")
    @Case(id = "A45", sentence = "A secret that is rotated while the service runs.")
    void aFreshReadingComesAtMostOnceInFiveMinutesHoweverManyAsk() {
        Secrets secrets = read(BY_PARAMETER);
        clock.advance(Duration.ofMinutes(4));
        Await.done(secrets.refreshed(SecretName.STRIPE_SECRET));
        assertThat(readings).hasValue(1);

        clock.advance(Duration.ofMinutes(1));
        Await.done(
                Flux.range(0, 50).flatMap(_ -> secrets.refreshed(SecretName.STRIPE_SECRET)).then());
        assertThat(readings).hasValue(2);
        assertThat(secrets.get(SecretName.STRIPE_SECRET).reveal())
                .isEqualTo("/babesclub/stripe/secret v2");
    }

    /** Neither is answered before both were asked for. */
    @Test
    void severalParametersAreReadAtOnce() {
        EnvironmentVariables two =
                EnvironmentVariables.of(
                        Map.of("STRIPE_SECRET_PARAMETER", "/s", "JWT_SECRET_PARAMETER", "/j"));
        Sinks.One<Secret> first = Sinks.one();
        SecretSource late =
                parameter -> {
                    if (readings.incrementAndGet() % 2 == 1) {
                        return first.asMono();
                    }
                    first.tryEmitValue(Secret.of("first"));
                    return Mono.just(Secret.of("of " + parameter + " v" + readings.get()));
                };

        Secrets secrets =
                Secrets.read(two, late, clock, SecretName.STRIPE_SECRET, SecretName.JWT_SECRET);

        assertThat(secrets.get(SecretName.STRIPE_SECRET).reveal()).isEqualTo("first");
        assertThat(secrets.get(SecretName.JWT_SECRET).reveal()).isEqualTo("of /j v2");
        secrets.readAgain();
        assertThat(readings).hasValue(4);
    }

    @Test
    @Case(id = "F36", sentence = "SSM is down at a cold start.")
    void aSecretThatCannotBeReadStopsTheStartWithoutSayingMoreThanItsName() {
        SecretSource down = _ -> Mono.error(new IllegalStateException("SSM is down"));

        assertThatThrownBy(() -> Secrets.read(BY_PARAMETER, down, clock, SecretName.STRIPE_SECRET))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(
                        "STRIPE_SECRET cannot be read from the parameter /babesclub/stripe/secret:");
        assertThatThrownBy(
                        () ->
                                Secrets.read(
                                        EnvironmentVariables.of(Map.of()),
                                        down,
                                        clock,
                                        SecretName.JWT_SECRET))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("JWT_SECRET is not set:");
    }

    @Test
    @Case(id = "A36", sentence = "Secrets and internals in errors.")
    void aSecretPrintsAsAMask() {
        assertThat(Secret.of("sk_test_1")).hasToString("***").isEqualTo(Secret.of("sk_test_1"));
        assertThat(Secret.of("sk_test_1")).isNotEqualTo(Secret.of("sk_test_2"));
    }

    private Secrets read(EnvironmentVariables settings) {
        return Secrets.read(settings, source, clock, SecretName.STRIPE_SECRET);
    }
}
