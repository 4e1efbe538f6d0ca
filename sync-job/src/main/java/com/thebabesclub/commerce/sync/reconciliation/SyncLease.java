package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * One writing run at a time.
 *
 * <p>A run that is stopped for longer than its lease and wakes up again still believes that it has
 * it. So each holder gets a higher number than the one before, and what it writes of the sync's
 * state is refused once a higher number has written.
 */
record SyncLease(CommerceTable table, Clock clock) {

    /** Longer than any page takes, shorter than anybody waits for the run after a killed one. */
    static final Duration TIME = Duration.ofMinutes(2);

    private static final Key KEY = Key.system("SYNC_LEASE");
    private static final String UNTIL = "leaseUntil";
    private static final String FENCE = "fence";

    /** The number of this holder; empty where another run has the lease. */
    Mono<Long> acquire() {
        Instant now = clock.instant();
        return table.write(
                        Write.update(
                                KEY,
                                Condition.missing(UNTIL)
                                        .or(Condition.less(UNTIL, now.getEpochSecond())),
                                AttributeChange.set(UNTIL, now.plus(TIME).getEpochSecond()),
                                AttributeChange.add(FENCE, 1)))
                .map(item -> item.number(FENCE))
                .onErrorResume(WriteRefused.class, _ -> Mono.empty());
    }

    /** Holds the lease for its time from now; refused where another run has it. */
    Write renewal(long fence) {
        return set(fence, clock.instant().plus(TIME).getEpochSecond());
    }

    /** Lets the next run begin at once. */
    Write release(long fence) {
        return set(fence, 0);
    }

    private static Write set(long fence, long until) {
        return Write.update(KEY, Condition.equal(FENCE, fence), AttributeChange.set(UNTIL, until));
    }
}
