package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.ShopCommand;
import com.thebabesclub.commerce.domain.session.OrderChange;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened to an order, for the shop's people: an item for each commit that changed something.
 * No settlement ever reads it.
 */
public final class TimelineItemMapper {

    /** So many changes an item tells; a commit with more says how many they were. */
    private static final int MOST_CHANGES = 12;

    private TimelineItemMapper() {}

    /**
     * The write that tells of a commit, to be made with it.
     *
     * @param version the pointer's, with this commit
     * @param source who committed
     * @param cause the event's id, where an event was the cause
     * @param expiry when the order may go
     */
    public static Write commit(
            String sessionId,
            long version,
            List<OrderChange> changes,
            String source,
            Optional<String> cause,
            Instant at,
            Optional<Instant> expiry) {
        return Write.put(
                entry(sessionId, version, changes, source, at, expiry).put("cause", cause).build());
    }

    /**
     * The write that tells of what the shop's people have done, to be made with it.
     *
     * @param source who committed
     * @param change what they did
     * @param expiry when the order may go
     */
    public static Write command(
            String sessionId,
            ShopCommand command,
            OrderChange change,
            String source,
            Optional<Instant> expiry) {
        return Write.put(
                entry(sessionId, command.revision(), List.of(change), source, command.at(), expiry)
                        .put("by", command.by())
                        .build());
    }

    private static Attributes.Builder entry(
            String sessionId,
            long version,
            List<OrderChange> changes,
            String source,
            Instant at,
            Optional<Instant> expiry) {
        return Attributes.item(Key.timelineCommit(sessionId, version))
                .put("version", version)
                .put("at", at.toString())
                .put("source", source)
                .put("changeCount", changes.size())
                .putMaps(
                        "changes",
                        changes.stream().limit(MOST_CHANGES).map(TimelineItemMapper::map).toList())
                .expires(expiry);
    }

    private static Attributes map(OrderChange change) {
        Attributes.Builder map = Attributes.map().put("kind", change.kind().text());
        return (change.value().isEmpty() ? map : map.put("value", change.value())).build();
    }
}
