package com.thebabesclub.commerce.outbox;

import com.thebabesclub.commerce.outbox.OutboxTask.Kind;
import com.thebabesclub.commerce.outbox.OutboxTask.Owed;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A task as an item of the queue. */
final class OutboxItemMapper {

    static final String AT = "at";
    static final String OWED = "owed";
    static final String FENCE = "fence";
    static final String TRIES = "tries";
    static final String CLAIMED_UNTIL = "claimedUntil";
    static final String SENT_THROUGH = "sentThrough";
    static final String THROUGH = "through";

    static final String SESSION_ID = "sessionId";
    private static final String ABOUT = "about";
    private static final String AMOUNT = "amount";
    static final String SINCE = "since";

    private OutboxItemMapper() {}

    /** A task that nobody has tried yet. */
    static Attributes fresh(OutboxTask task) {
        return item(task.key(), task, task.at()).build();
    }

    /** A task that its author sees to at once; the sweep keeps away until the lease ends. */
    static Attributes claimed(OutboxTask task, Duration lease) {
        return item(task.key(), task, task.at())
                .put(FENCE, 1)
                .put(TRIES, 1)
                .put(CLAIMED_UNTIL, task.at().plus(lease).getEpochSecond())
                .build();
    }

    /** A task at its next time, with the claims and tries that it has behind it. */
    static Attributes moved(ClaimedTask claimed, OutboxTask next, int tries) {
        return item(next.key(), next, claimed.since())
                .put(FENCE, claimed.fence())
                .put(TRIES, tries)
                .build();
    }

    /** A task that was given up, for a person to look at. */
    static Attributes parked(ClaimedTask claimed, String reason, Instant now) {
        OutboxTask task = claimed.task();
        return item(parkedKey(task), task, claimed.since())
                .put(TRIES, claimed.tries())
                .put("reason", reason)
                .put("parkedAt", now.getEpochSecond())
                .build();
    }

    static Key parkedKey(OutboxTask task) {
        return Key.parked(task.kind().text(), task.id());
    }

    static OutboxTask task(Attributes item) {
        return new OutboxTask(
                kind(item),
                Instant.ofEpochSecond(item.number(AT)),
                item.text(SESSION_ID),
                item.findText(ABOUT),
                item.findNumber(AMOUNT).stream().boxed().findFirst(),
                item.texts(OWED).stream().map(Owed::valueOf).toList(),
                versions(item));
    }

    private static Optional<VersionRange> versions(Attributes item) {
        return item.findNumber(THROUGH).stream()
                .mapToObj(through -> new VersionRange(item.number(SENT_THROUGH), through))
                .findFirst();
    }

    static ClaimedTask read(Attributes item) {
        return new ClaimedTask(
                task(item),
                Instant.ofEpochSecond(item.findNumber(SINCE).orElse(item.number(AT))),
                item.number(FENCE),
                (int) item.number(TRIES),
                Instant.ofEpochSecond(item.number(CLAIMED_UNTIL)));
    }

    static List<String> texts(List<Owed> owed) {
        return owed.stream().map(Owed::name).toList();
    }

    private static Attributes.Builder item(Key key, OutboxTask task, Instant since) {
        Attributes.Builder item =
                Attributes.item(key)
                        .put(SESSION_ID, task.sessionId())
                        .put(AT, task.at().getEpochSecond())
                        .put(SINCE, since.getEpochSecond())
                        .put(ABOUT, task.about())
                        .putTexts(OWED, texts(task.owed()));
        task.amount().ifPresent(amount -> item.put(AMOUNT, amount));
        task.versions()
                .ifPresent(
                        versions ->
                                item.put(SENT_THROUGH, versions.sentThrough())
                                        .put(THROUGH, versions.through()));
        return item;
    }

    private static Kind kind(Attributes item) {
        String sort = item.key().sort();
        return Arrays.stream(Kind.values())
                .filter(kind -> sort.startsWith(kind.text() + "#"))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        String.format(Locale.ROOT, "no task is called %s", sort)));
    }
}
