package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.dashboard.page.Listed;
import com.thebabesclub.commerce.dashboard.page.Lists;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Range;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the nightly job has written of itself. */
@Singleton
public final class SyncHistory {

    static final Key STATE = Key.system("STRIPE_ORDER_SYNC");

    private static final Key LEASE = Key.system("SYNC_LEASE");
    private static final String RUNS = "RUN#";

    private final CommerceTable table;
    private final Lists lists;
    private final Clock clock;

    public SyncHistory(CommerceTable table, Lists lists, Clock clock) {
        this.table = table;
        this.lists = lists;
        this.clock = clock;
    }

    /**
     * State and a page of runs, in two reads side by side.
     *
     * @param reader whom the cursors are for
     */
    Mono<SyncReply> read(String reader, int limit, Optional<String> cursor) {
        Mono<Listed<SyncReply.Run>> runs =
                lists.page(
                        new Lists.Place("runs", reader),
                        Range.newest(STATE.partition(), RUNS, limit),
                        cursor,
                        SyncReply.Run::of);
        return Mono.zip(table.getAll(List.of(STATE, LEASE)), runs)
                .map(read -> reply(read.getT1(), read.getT2()));
    }

    private SyncReply reply(Map<Key, Attributes> items, Listed<SyncReply.Run> runs) {
        return new SyncReply(
                Optional.ofNullable(items.get(LEASE)).filter(this::isHeld).isPresent(),
                Optional.ofNullable(items.get(STATE)).map(SyncReply.Last::of).orElse(null),
                runs.records(),
                runs.nextCursor().orElse(null));
    }

    private boolean isHeld(Attributes lease) {
        return lease.findNumber("leaseUntil").orElse(0) >= clock.instant().getEpochSecond();
    }
}
