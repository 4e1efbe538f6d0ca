package com.thebabesclub.commerce.local.oidc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last hundred of something by its id; older ones are forgotten. */
final class Recent<T> {

    private static final int MOST = 100;

    private final Map<String, T> kept = new LinkedHashMap<>();

    synchronized void put(String id, T value) {
        kept.put(id, value);
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    synchronized Optional<T> get(String id) {
        return Optional.ofNullable(kept.get(id));
    }

    synchronized void remove(String id) {
        kept.remove(id);
    }

    /** Whoever takes it first has it. */
    synchronized Optional<T> take(String id) {
        return Optional.ofNullable(kept.remove(id));
    }
}
