package com.thebabesclub.commerce.outbox;

import com.thebabesclub.commerce.table.Attributes;

import java.time.Instant;

/**
 * A task that was given up.
 *
 * @param since when it was first owed
 * @param reason the kind of failure, without anything personal
 */
public record ParkedTask(
        OutboxTask task, Instant since, Instant parkedAt, int tries, String reason) {

    /** The sort key, which tells it from the others that were given up. */
    public String sort() {
        return OutboxItemMapper.parkedKey(task).sort();
    }

    /** The task that an item of {@link OutboxRepository#parkedTasks} is. */
    public static ParkedTask read(Attributes item) {
        return new ParkedTask(
                OutboxItemMapper.task(item),
                Instant.ofEpochSecond(item.number("since")),
                Instant.ofEpochSecond(item.number("parkedAt")),
                (int) item.number("tries"),
                item.text("reason"));
    }
}
