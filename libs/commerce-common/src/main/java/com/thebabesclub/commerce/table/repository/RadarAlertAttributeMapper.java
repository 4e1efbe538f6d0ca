package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.RadarAlert;
import com.thebabesclub.commerce.table.Attributes;

import java.time.Instant;
import java.util.Locale;

/** An alert of Radar as a map in the pointer. */
final class RadarAlertAttributeMapper {

    private RadarAlertAttributeMapper() {}

    static Attributes of(RadarAlert alert) {
        return Attributes.map()
                .put("id", alert.id())
                .put("kind", alert.kind().text())
                .put("reason", alert.reason())
                .put("created", alert.created().getEpochSecond())
                .put("open", alert.open())
                .build();
    }

    static RadarAlert read(Attributes map) {
        return new RadarAlert(
                map.text("id"),
                RadarAlert.Kind.valueOf(map.text("kind").toUpperCase(Locale.ROOT)),
                map.text("reason"),
                Instant.ofEpochSecond(map.number("created")),
                map.flag("open"));
    }
}
