package com.thebabesclub.commerce.web;

/**
 * A part of a service that is to know when its process is frozen into a snapshot, from which any
 * number of copies go on later, perhaps days later and at once.
 */
public interface Snapshotted {

    /** How a context knows: what Lambda says in {@code AWS_LAMBDA_INITIALIZATION_TYPE}. */
    String PROPERTY = "aws.lambda.initialization.type";

    String SNAP_START = "snap-start";

    /** Does once what a first request would have to wait for. Writes nothing. */
    default void prime() {}

    /** Lets go of what a copy could not use, such as connections. */
    default void beforeCheckpoint() {}

    /**
     * Takes anew what copies must not share, such as the state of a random generator, or what may
     * have changed, such as secrets. May wait; Lambda allows ten seconds for all.
     */
    default void afterRestore() {}
}
