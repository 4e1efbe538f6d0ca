package com.thebabesclub.commerce.domain.order;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What Radar tells of a payment, each alert once.
 *
 * @param all oldest first
 */
public record RadarAlerts(List<RadarAlert> all) {

    public static final RadarAlerts NONE = new RadarAlerts(List.of());

    public RadarAlerts {
        all = joined(all);
    }

    /** What both know: a union by id, in which that something is over stands. */
    public RadarAlerts join(RadarAlerts other) {
        if (other.all.isEmpty() || equals(other)) {
            return this;
        }
        return new RadarAlerts(Stream.concat(all.stream(), other.all.stream()).toList());
    }

    /** Those of a kind about which something can still be done. */
    List<RadarAlert> open(RadarAlert.Kind kind) {
        return all.stream().filter(alert -> alert.open() && alert.kind() == kind).toList();
    }

    private static List<RadarAlert> joined(List<RadarAlert> told) {
        Map<String, RadarAlert> byId = new HashMap<>();
        told.forEach(alert -> byId.merge(alert.id(), alert, RadarAlert::join));
        return byId.values().stream().sorted(RadarAlert::oldestFirst).toList();
    }
}
