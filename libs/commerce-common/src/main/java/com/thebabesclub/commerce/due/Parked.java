package com.thebabesclub.commerce.due;

import com.thebabesclub.commerce.table.Attributes;

import java.time.Instant;

/**
 * A task that was given up.
 *
 * @param since when it was first owed
 * @param reason the kind of failure, without anything personal
 */
public record Parked(DueTask task, Instant since, Instant parkedAt, int tries, String reason) {

    static Parked read(Attributes item) {
        return new Parked(
                DueItem.task(item),
                Instant.ofEpochSecond(item.number("since")),
                Instant.ofEpochSecond(item.number("parkedAt")),
                (int) item.number("tries"),
                item.text("reason"));
    }
}
