package com.thebabesclub.commerce.server.connection;

import com.thebabesclub.commerce.server.load.LoadProperties;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The memory for bodies that have not arrived whole, of all connections together. It is taken for
 * the whole body when its request arrives: whoever sends half of one and waits holds no more. One
 * address has a share of it, or one body, so that there is always something left for others.
 */
final class PendingBodies {

    private static final int MEBIBYTE = 1024 * 1024;

    /** What part of the memory one address may have. */
    private static final int SHARES = 4;

    private final long most;
    private final Map<String, Long> byAddress = new HashMap<>();
    private long taken;

    private PendingBodies(long most) {
        this.most = most;
    }

    static PendingBodies of(LoadProperties properties) {
        return new PendingBodies((long) properties.maxPendingMebibytes() * MEBIBYTE);
    }

    /** The memory of one body, until it is given back. */
    record Reservation(PendingBodies bodies, String address, int length) {

        void release() {
            bodies.release(address, length);
        }
    }

    /** Empty where there is no memory left, or none for this address. */
    synchronized Optional<Reservation> reserve(String address, int length) {
        long held = byAddress.getOrDefault(address, 0L);
        boolean fits = held == 0 || held + length <= most / SHARES;
        if (!fits || taken + length > most) {
            return Optional.empty();
        }
        taken += length;
        byAddress.put(address, held + length);
        return Optional.of(new Reservation(this, address, length));
    }

    private synchronized void release(String address, int length) {
        taken -= length;
        byAddress.compute(
                address, (_, held) -> held == null || held <= length ? null : held - length);
    }
}
