package com.thebabesclub.commerce.runtime.metric;

import java.util.Set;

/**
 * What CloudWatch keeps of a metric by itself. It is paid for by each hour in which it is sent, so
 * there is a series only where an alarm or a graph looks at one; whatever else is measured is a
 * field of a line of the log, which a saved query sums.
 *
 * @param isTotal one over all sorts
 * @param sorts those that have one of their own
 */
public record Series(boolean isTotal, Set<String> sorts) {

    static final Series NONE = new Series(false, Set.of());
    static final Series TOTAL = new Series(true, Set.of());

    static Series of(String... sorts) {
        return new Series(false, Set.of(sorts));
    }
}
