package com.thebabesclub.commerce.dashboard.page;

import java.util.Optional;

/**
 * Where a page of several ranges ends.
 *
 * @param range which of them is being read, from 0
 * @param after its sort key after which to go on; empty for its begin
 */
record RangePosition(int range, Optional<String> after) {

    static final RangePosition FIRST = new RangePosition(0, Optional.empty());

    /** From a text that {@link #text} made: a cursor is signed, and good for one list only. */
    static RangePosition of(String text) {
        int blank = text.indexOf(' ');
        return new RangePosition(
                Integer.parseInt(text.substring(0, blank)),
                Optional.of(text.substring(blank + 1)).filter(sort -> !sort.isEmpty()));
    }

    RangePosition after(String sort) {
        return new RangePosition(range, Optional.of(sort));
    }

    /** Empty after the last range. */
    Optional<RangePosition> next(int ranges) {
        return range + 1 < ranges
                ? Optional.of(new RangePosition(range + 1, Optional.empty()))
                : Optional.empty();
    }

    String text() {
        return range + " " + after.orElse("");
    }
}
