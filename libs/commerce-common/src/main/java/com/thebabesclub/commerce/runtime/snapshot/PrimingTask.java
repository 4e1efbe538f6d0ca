package com.thebabesclub.commerce.runtime.snapshot;

/**
 * What a first request would have to wait for, done once before the process is frozen: classes are
 * loaded and paths are warm then. Its calls to AWS are answered in the process.
 */
@FunctionalInterface
public interface PrimingTask {

    /** Does it once; may wait. */
    void rehearse();
}
