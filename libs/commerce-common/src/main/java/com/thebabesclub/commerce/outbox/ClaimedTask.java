package com.thebabesclub.commerce.outbox;

import com.thebabesclub.commerce.outbox.OutboxTask.Owed;

import java.time.Instant;
import java.util.List;

/**
 * A task that one worker has until its lease ends.
 *
 * @param since when it was first owed
 * @param fence of this claim; a later one has a higher number, and what this one writes is refused
 *     then
 * @param tries of the task since it last got on, this one included
 * @param until when the lease ends
 */
public record ClaimedTask(OutboxTask task, Instant since, long fence, int tries, Instant until) {

    /** The same claim, with less left to do. */
    ClaimedTask owing(List<Owed> left) {
        return new ClaimedTask(task.with(task.at(), left), since, fence, tries, until);
    }
}
