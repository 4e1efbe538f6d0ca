package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.session.OrderChange;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.ItemPage;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The commits of an order that changed something, as its timeline tells them. */
public final class TimelineRepository {

    /** So many commits are read at once. */
    private static final int MOST = 25;

    private final CommerceTable table;

    public TimelineRepository(CommerceTable table) {
        this.table = table;
    }

    /**
     * One commit.
     *
     * @param version of the session's pointer, with it
     * @param changes the first of what it changed; those of every kind that is known to be one of a
     *     few are among them
     */
    public record Commit(long version, Instant at, List<OrderChange> changes) {

        public Commit {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Commits in the order of their versions.
     *
     * @param last whether there are no more of those that were asked for
     */
    public record Page(List<Commit> commits, boolean last) {

        public Page {
            commits = List.copyOf(commits);
        }

        private static Page of(ItemPage page) {
            return new Page(
                    page.items().stream().map(TimelineRepository::commit).toList(),
                    page.next().isEmpty());
        }
    }

    /** The first commits after a version up to another, as they are now. */
    public Mono<Page> commits(String sessionId, long after, long through) {
        KeyRange.Sorts sorts =
                new KeyRange.Sorts(
                        Key.timelineCommit(sessionId, after + 1).sort(),
                        Key.timelineCommit(sessionId, through).sort());
        return table.query(
                        new KeyRange(
                                Key.timeline(sessionId),
                                "",
                                false,
                                Optional.empty(),
                                MOST,
                                true,
                                Optional.of(sorts)))
                .map(Page::of);
    }

    private static Commit commit(Attributes item) {
        return new Commit(
                item.number("version"),
                Instant.parse(item.text("at")),
                item.maps("changes").stream().map(TimelineRepository::change).toList());
    }

    private static OrderChange change(Attributes map) {
        return new OrderChange(
                OrderChange.Kind.valueOf(map.text("kind").toUpperCase(Locale.ROOT)),
                map.findText("value").orElse(""));
    }
}
