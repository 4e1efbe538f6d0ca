package com.thebabesclub.commerce.runtime;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Time and chance as beans, so that a test gives its own and nothing else reads the clock of the
 * machine.
 */
@Factory
public final class ClockFactory {

    @Singleton
    @Requires(missingBeans = Clock.class)
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    @Requires(missingBeans = RandomGenerator.class)
    public RandomGenerator random() {
        return new SecureRandom();
    }
}
