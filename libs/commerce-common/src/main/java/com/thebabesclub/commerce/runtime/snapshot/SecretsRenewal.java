package com.thebabesclub.commerce.runtime.snapshot;

import com.thebabesclub.commerce.runtime.secret.Secrets;

import io.micronaut.context.annotation.Requires;
import io.micronaut.crac.OrderedResource;

import jakarta.inject.Singleton;

import org.crac.Context;
import org.crac.Resource;

/** Reads secrets again: one that was rotated since is used from the first request on. */
@Singleton
@RequiresSnapshot
@Requires(beans = Secrets.class)
final class SecretsRenewal implements OrderedResource {

    private final Secrets secrets;

    SecretsRenewal(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        // They are part of the snapshot, which Lambda encrypts.
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        secrets.readAgain();
    }

    @Override
    public int getOrder() {
        return SnapshotOrder.SECRETS;
    }
}
