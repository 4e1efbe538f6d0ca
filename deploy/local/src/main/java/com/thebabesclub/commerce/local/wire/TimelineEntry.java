package com.thebabesclub.commerce.local.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/**
 * One thing that happened about an order.
 *
 * @param at by the clock of its source; the emulator's may have been moved
 * @param detail all that its source tells of it
 */
record TimelineEntry(Instant at, Source source, String title, JsonNode detail) {

    static final Comparator<TimelineEntry> IN_ORDER =
            Comparator.comparing(TimelineEntry::at).thenComparing(TimelineEntry::source);

    /** Whose it is; of two at one time, what is named first here comes first. */
    enum Source {
        QUOTE,
        SESSION,
        EVENT,
        DELIVERY,
        FACT,
        LETTER,
        ORDER_EVENT
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("at", at.toString())
                .put("source", source.name().toLowerCase(Locale.ROOT))
                .put("title", title)
                .set("detail", detail);
    }
}
