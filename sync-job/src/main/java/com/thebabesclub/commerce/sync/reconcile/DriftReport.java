package com.thebabesclub.commerce.sync.reconcile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What differed, by sort.
 *
 * @param counts sorts that were not found are not in it
 * @param sessions the first ids of each sort
 */
public record DriftReport(Map<Drift, Integer> counts, Map<Drift, List<String>> sessions) {

    static final DriftReport NONE = new DriftReport(Map.of(), Map.of());

    private static final int MOST_NAMED = 20;

    public DriftReport {
        counts = Map.copyOf(counts);
        sessions = Map.copyOf(sessions);
    }

    /** How many there were of a sort. */
    public int count(Drift drift) {
        return counts.getOrDefault(drift, 0);
    }

    /** The first ids of a sort. */
    public List<String> first(Drift drift) {
        return sessions.getOrDefault(drift, List.of());
    }

    DriftReport plus(Drift drift, String sessionId) {
        Map<Drift, Integer> more = new EnumMap<>(Drift.class);
        more.putAll(counts);
        more.merge(drift, 1, Integer::sum);
        List<String> named = first(drift);
        if (named.size() >= MOST_NAMED) {
            return new DriftReport(more, sessions);
        }
        List<String> longer = new ArrayList<>(named);
        longer.add(sessionId);
        Map<Drift, List<String>> names = new EnumMap<>(Drift.class);
        names.putAll(sessions);
        names.put(drift, List.copyOf(longer));
        return new DriftReport(more, names);
    }
}
