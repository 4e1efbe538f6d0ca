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
final class SnapshotPriming implements OrderedResource {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotPriming.class);

    private final List<PrimingTask> rehearsals;
    private final PrimingState mode;

    SnapshotPriming(List<PrimingTask> rehearsals, PrimingState mode) {
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

    private void rehearse(PrimingTask primingTask) {
        try {
            mode.during(primingTask::rehearse);
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("Rehearsal failed");
        }
    }

    @Override
    public int getOrder() {
        return SnapshotOrder.REHEARSAL;
    }
}
