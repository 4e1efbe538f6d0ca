package com.thebabesclub.commerce.sync.reconciliation;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run left alone as somebody else's.
 *
 * @param amounts their sums in the smallest units, by currency
 */
public record ForeignSessions(int count, Map<String, Long> amounts) {

    static final ForeignSessions NONE = new ForeignSessions(0, Map.of());

    public ForeignSessions {
        amounts = Collections.unmodifiableMap(new TreeMap<>(amounts));
    }

    ForeignSessions plus(CandidateResult.Foreign session) {
        Map<String, Long> sums = new TreeMap<>(amounts);
        session.currency()
                .ifPresent(currency -> sums.merge(currency, session.amount(), Math::addExact));
        return new ForeignSessions(count + 1, sums);
    }

    /** Such as {@code usd 6000}; a dash where there are none. */
    public String text() {
        return amounts.isEmpty()
                ? "-"
                : amounts.entrySet().stream()
                        .map(sum -> sum.getKey() + " " + sum.getValue())
                        .collect(Collectors.joining(", "));
    }
}
