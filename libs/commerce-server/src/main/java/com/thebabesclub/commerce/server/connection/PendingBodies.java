package com.thebabesclub.commerce.server.connection;

import com.thebabesclub.commerce.server.load.LoadProperties;

import java.util.concurrent.Semaphore;

/**
 * The memory for bodies that have not arrived whole, of all connections together. It is taken for
 * the whole body when its request arrives: whoever sends half of one and waits holds no more.
 */
final class PendingBodies {

    private static final int MEBIBYTE = 1024 * 1024;

    private final Semaphore bytes;

    private PendingBodies(int most) {
        this.bytes = new Semaphore(most);
    }

    static PendingBodies of(LoadProperties properties) {
        return new PendingBodies(
                (int)
                        Math.min(
                                Integer.MAX_VALUE,
                                (long) properties.maxPendingMebibytes() * MEBIBYTE));
    }

    boolean reserve(int length) {
        return bytes.tryAcquire(length);
    }

    void release(int length) {
        bytes.release(length);
    }
}
