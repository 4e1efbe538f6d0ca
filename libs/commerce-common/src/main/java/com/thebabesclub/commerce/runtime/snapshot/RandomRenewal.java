package com.thebabesclub.commerce.runtime.snapshot;

import io.micronaut.crac.OrderedResource;

import jakarta.inject.Singleton;

import org.crac.Context;
import org.crac.Resource;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Keeps two copies of a process from drawing the same ids and nonces. */
@Singleton
@RequiresSnapshot
final class RandomRenewal implements OrderedResource {

    private static final int SEED_BYTES = 32;

    private final RandomGenerator random;

    RandomRenewal(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        // The state may be frozen: it is not used as it was.
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        if (random instanceof SecureRandom secure) {
            // Adds to the state that the snapshot had; the system's own source is no copy.
            secure.setSeed(SecureRandom.getSeed(SEED_BYTES));
        }
    }

    @Override
    public int getOrder() {
        return SnapshotOrder.RANDOM;
    }
}
