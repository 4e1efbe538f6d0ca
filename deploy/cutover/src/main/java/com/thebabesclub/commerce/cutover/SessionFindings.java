package com.thebabesclub.commerce.cutover;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the sessions at Stripe have that the switch would leave behind.
 *
 * @param unmarked newest first
 * @param foreignKeys the names of metadata that nothing here reads or writes, and how many sessions
 *     carry each
 */
record SessionFindings(List<UnmarkedSession> unmarked, SortedMap<String, Long> foreignKeys) {

    static final SessionFindings NONE = new SessionFindings(List.of(), new TreeMap<>());

    SessionFindings {
        unmarked = List.copyOf(unmarked);
    }

    SessionFindings plus(SessionFindings more) {
        List<UnmarkedSession> sessions = new ArrayList<>(unmarked);
        sessions.addAll(more.unmarked());
        SortedMap<String, Long> keys = new TreeMap<>(foreignKeys);
        more.foreignKeys().forEach((name, count) -> keys.merge(name, count, Long::sum));
        return new SessionFindings(sessions, keys);
    }

    boolean isEmpty() {
        return unmarked.isEmpty() && foreignKeys.isEmpty();
    }
}
