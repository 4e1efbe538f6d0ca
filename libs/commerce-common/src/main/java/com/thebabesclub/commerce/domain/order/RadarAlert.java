package com.thebabesclub.commerce.domain.order;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/**
 * What Stripe's Radar tells of a payment. A warning is actionable until it is not, a review is open
 * until it is closed, and neither ever goes back.
 *
 * @param reason Stripe's word for why
 * @param open whether something can still be done about it
 */
public record RadarAlert(String id, Kind kind, String reason, Instant created, boolean open) {

    /** What it is. */
    public enum Kind {
        /** The card's issuer tells of fraud, before anybody disputes the payment. */
        FRAUD_WARNING,
        /** A rule wants a person to look at the payment. */
        REVIEW;

        /** As it stands in the table and in answers. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Comparator<RadarAlert> LATER =
            Comparator.comparing((RadarAlert alert) -> !alert.open)
                    .thenComparing(RadarAlert::kind)
                    .thenComparing(RadarAlert::reason);

    /** Two tellings of the same alert taken together: that it is over stands. */
    RadarAlert join(RadarAlert other) {
        RadarAlert later = LATER.compare(this, other) >= 0 ? this : other;
        return new RadarAlert(
                id,
                later.kind,
                later.reason,
                created.isBefore(other.created) ? created : other.created,
                later.open);
    }

    /** Oldest first; the id decides within a second. */
    static int oldestFirst(RadarAlert a, RadarAlert b) {
        int byTime = a.created.compareTo(b.created);
        return byTime != 0 ? byTime : a.id.compareTo(b.id);
    }
}
