package com.thebabesclub.commerce.web;

import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Keeps two copies of a process from drawing the same ids and nonces. */
@Singleton
@Requires(property = Snapshotted.PROPERTY, value = Snapshotted.SNAP_START)
final class FreshRandom implements Snapshotted {

    private static final int SEED_BYTES = 32;

    private final RandomGenerator random;

    FreshRandom(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public void afterRestore() {
        if (random instanceof SecureRandom secure) {
            // Adds to the state that the snapshot had; the system's own source is no copy.
            secure.setSeed(SecureRandom.getSeed(SEED_BYTES));
        }
    }
}
