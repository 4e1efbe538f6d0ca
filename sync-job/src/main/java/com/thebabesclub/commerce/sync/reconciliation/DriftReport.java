package com.thebabesclub.commerce.sync.reconciliation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What differed, by sort.
 *
 * @param counts sorts that were not found are not in it
 * @param sessions the first ids of each sort
 */
public record DriftReport(Map<DriftKind, Integer> counts, Map<DriftKind, List<String>> sessions) {

    static final DriftReport NONE = new DriftReport(Map.of(), Map.of());

    private static final int MOST_NAMED = 20;

    public DriftReport {
        counts = Map.copyOf(counts);
        sessions = Map.copyOf(sessions);
    }

    /** How many there were of a sort. */
    public int count(DriftKind driftKind) {
        return counts.getOrDefault(driftKind, 0);
    }

    /** The first ids of a sort. */
    public List<String> first(DriftKind driftKind) {
        return sessions.getOrDefault(driftKind, List.of());
    }

    DriftReport plus(DriftKind driftKind, String sessionId) {
        Map<DriftKind, Integer> more = new EnumMap<>(DriftKind.class);
        more.putAll(counts);
        more.merge(driftKind, 1, Integer::sum);
        Map<DriftKind, List<String>> names = new EnumMap<>(DriftKind.class);
        names.putAll(sessions);
        Stream<String> named = Stream.concat(first(driftKind).stream(), Stream.of(sessionId));
        names.put(driftKind, named.limit(MOST_NAMED).toList());
        return new DriftReport(more, names);
    }
}
