package com.thebabesclub.commerce.runtime.snapshot;

import io.micronaut.crac.OrderedResource;

import jakarta.inject.Singleton;

import org.crac.Context;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/** Rehearses before the checkpoint. What cannot be rehearsed is slower once; nothing worse. */
@Singleton
@RequiresSnapshot
final class SnapshotRehearsal implements OrderedResource {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotRehearsal.class);

    private final List<Rehearsal> rehearsals;
    private final RehearsalMode mode;

    SnapshotRehearsal(List<Rehearsal> rehearsals, RehearsalMode mode) {
        this.rehearsals = rehearsals;
        this.mode = mode;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        rehearsals.forEach(this::rehearse);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // What was loaded is there.
    }

    private void rehearse(Rehearsal rehearsal) {
        try {
            mode.during(rehearsal::rehearse);
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("Rehearsal failed");
        }
    }

    @Override
    public int getOrder() {
        return SnapshotOrder.REHEARSAL;
    }
}
