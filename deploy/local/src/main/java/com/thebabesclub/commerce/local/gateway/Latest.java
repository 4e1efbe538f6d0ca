package com.thebabesclub.commerce.local.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last two hundred of something; older ones are forgotten. */
public final class Latest<T> {

    private static final int MOST = 200;

    private final Deque<T> kept = new ArrayDeque<>();

    public synchronized void add(T value) {
        kept.addFirst(value);
        if (kept.size() > MOST) {
            kept.removeLast();
        }
    }

    /** The newest first. */
    public synchronized List<T> all() {
        return List.copyOf(kept);
    }
}
