package com.thebabesclub.commerce.domain.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A time in which prices do not change.
 *
 * @param from its first moment
 * @param priceVersion names its prices
 * @param bundles those that are valid in it
 */
record PricePeriod(Instant from, String priceVersion, List<Bundle> bundles) {

    /** All periods, the last one first; the last of them has no beginning. */
    static List<PricePeriod> lastFirst(Instant version, String digest, List<Bundle> bundles) {
        TreeSet<Instant> beginnings = new TreeSet<>();
        beginnings.add(version);
        for (Bundle bundle : bundles) {
            bundle.validFrom().ifPresent(beginnings::add);
            bundle.validUntil().ifPresent(beginnings::add);
        }
        List<PricePeriod> periods = new ArrayList<>();
        for (Instant from : beginnings.descendingSet()) {
            periods.add(new PricePeriod(from, name(from, digest), validAt(from, bundles)));
        }
        periods.add(
                new PricePeriod(Instant.MIN, name(version, digest), validAt(Instant.MIN, bundles)));
        return periods;
    }

    private static List<Bundle> validAt(Instant time, List<Bundle> bundles) {
        List<Bundle> valid = new ArrayList<>();
        for (Bundle bundle : bundles) {
            if (bundle.isValidAt(time)) {
                valid.add(bundle);
            }
        }
        return List.copyOf(valid);
    }

    /** In ten digits, so that later prices sort after earlier ones. */
    private static String name(Instant since, String digest) {
        String seconds = Long.toString(since.getEpochSecond());
        return "0".repeat(Math.max(0, 10 - seconds.length())) + seconds + "-" + digest;
    }
}
