package com.thebabesclub.commerce.runtime.snapshot;

/**
 * The order of the hooks: after a restore from the first to the last, before a checkpoint the other
 * way round. Secrets are read through connections that are new, and what is rehearsed opens none
 * that are not dropped after it.
 */
public final class SnapshotOrder {

    public static final int CONNECTIONS = 0;
    public static final int RANDOM = 10;
    public static final int SECRETS = 20;
    public static final int REHEARSAL = 100;

    /** Before the rehearsals, which sell from it. */
    public static final int CATALOG = 110;

    private SnapshotOrder() {}
}
