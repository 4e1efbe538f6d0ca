package com.thebabesclub.commerce.runtime.secret;

import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The secrets of this process, each from its variable or from the parameter that its {@code
 * …_PARAMETER} names.
 *
 * <p>Read once at the start. A signature that fails may mean that a secret was rotated, so that a
 * caller may ask for a fresh reading; an attacker who sends bad signatures gets one in five
 * minutes, not one a request.
 */
public final class Secrets {

    private static final Duration BETWEEN_READINGS = Duration.ofMinutes(5);
    private static final Duration START_LIMIT = Duration.ofSeconds(8);

    private record Held(Secret secret, Optional<String> parameter, Instant readAt) {}

    private final Map<SecretName, AtomicReference<Held>> held = new EnumMap<>(SecretName.class);
    private final SecretSource source;
    private final Clock clock;

    private Secrets(SecretSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** A parameter that is being read. */
    private record Reading(SecretName name, String parameter, CompletableFuture<Secret> secret) {

        static Reading begin(SecretSource source, SecretName name, String parameter) {
            return new Reading(name, parameter, source.read(parameter).toFuture());
        }
    }

    /**
     * Reads the secrets, all parameters at once, blocking: for the start of a process only.
     *
     * @throws InvalidSettingException where one is neither given nor readable
     */
    public static Secrets read(
            EnvironmentVariables variables, SecretSource source, Clock clock, SecretName... names) {
        Secrets secrets = new Secrets(source, clock);
        List<Reading> begun = new ArrayList<>();
        for (SecretName name : names) {
            Optional<String> parameter = variables.find(name.parameterName());
            Optional<String> value = variables.find(name.name());
            if (value.isPresent() || parameter.isEmpty()) {
                Secret given = Secret.of(value.orElseThrow(() -> name.problem("is not set")));
                secrets.hold(name, new Held(given, Optional.empty(), clock.instant()));
            } else {
                begun.add(Reading.begin(source, name, parameter.get()));
            }
        }
        secrets.await(begun);
        return secrets;
    }

    /** The secret as last read. Only those that were asked for at the start are there. */
    public Secret get(SecretName name) {
        return reference(name).get().secret();
    }

    /**
     * Reads the secret again unless that was done within five minutes; the secret as it is then.
     */
    public Mono<Secret> refreshed(SecretName name) {
        AtomicReference<Held> reference = reference(name);
        Held before = reference.get();
        Instant now = clock.instant();
        if (before.parameter().isEmpty() || now.isBefore(before.readAt().plus(BETWEEN_READINGS))) {
            return Mono.just(before.secret());
        }
        // Marked as read before the reading, so that parallel failures cause one call.
        Held marked = new Held(before.secret(), before.parameter(), now);
        if (!reference.compareAndSet(before, marked)) {
            return Mono.just(reference.get().secret());
        }
        return source.read(before.parameter().get())
                .doOnNext(fresh -> reference.set(new Held(fresh, before.parameter(), now)));
    }

    /**
     * Reads those that have a parameter again, blocking: for a process that goes on from a
     * snapshot, which may be days old.
     *
     * @throws InvalidSettingException where one is not readable
     */
    public void readAgain() {
        List<Reading> begun = new ArrayList<>();
        held.forEach(
                (name, reference) ->
                        reference
                                .get()
                                .parameter()
                                .ifPresent(
                                        parameter ->
                                                begun.add(Reading.begin(source, name, parameter))));
        await(begun);
    }

    private AtomicReference<Held> reference(SecretName name) {
        @Nullable AtomicReference<Held> reference = held.get(name);
        if (reference == null) {
            throw new IllegalStateException(name + " was not read at the start");
        }
        return reference;
    }

    private void hold(SecretName name, Held now) {
        AtomicReference<Held> known = held.get(name);
        if (known == null) {
            held.put(name, new AtomicReference<>(now));
        } else {
            known.set(now);
        }
    }

    private void await(List<Reading> begun) {
        for (Reading reading : begun) {
            hold(
                    reading.name(),
                    new Held(awaited(reading), Optional.of(reading.parameter()), clock.instant()));
        }
    }

    private static Secret awaited(Reading reading) {
        try {
            return reading.secret().get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading " + reading.name(), e);
        } catch (ExecutionException | TimeoutException e) {
            throw (InvalidSettingException)
                    reading.name()
                            .problem("cannot be read from the parameter " + reading.parameter())
                            .initCause(e);
        }
    }
}
