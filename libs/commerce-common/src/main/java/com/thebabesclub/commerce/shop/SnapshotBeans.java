package com.thebabesclub.commerce.shop;

import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.web.Snapshotted;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.time.Duration;

/** What of the shop's beans must not go into a snapshot as it is. */
@Factory
@Requires(beans = Secrets.class)
@Requires(property = Snapshotted.PROPERTY, value = Snapshotted.SNAP_START)
final class SnapshotBeans {

    private static final Duration PRIMING = Duration.ofSeconds(8);

    /** A secret that was rotated since is used from the first request on. */
    @Singleton
    Snapshotted secretsReadAgain(Secrets secrets) {
        return new Snapshotted() {
            @Override
            public void afterRestore() {
                secrets.readAgain();
            }
        };
    }

    /** Reads an item that is not there, and then has no connection left. */
    @Singleton
    Snapshotted tableOnce(CommerceTable table, TableConnections connections) {
        return new Snapshotted() {
            @Override
            public void prime() {
                table.get(Key.session("none")).block(PRIMING);
            }

            @Override
            public void beforeCheckpoint() {
                connections.drop();
            }
        };
    }
}
