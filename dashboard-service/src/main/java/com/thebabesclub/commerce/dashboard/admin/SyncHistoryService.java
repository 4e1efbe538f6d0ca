package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.dashboard.page.ListPage;
import com.thebabesclub.commerce.dashboard.page.Pager;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the nightly job has written of itself. */
@Singleton
public final class SyncHistoryService {

    static final Key STATE = Key.system("STRIPE_ORDER_SYNC");

    private static final Key LEASE = Key.system("SYNC_LEASE");
    private static final String RUNS = "RUN#";

    private final CommerceTable table;
    private final Pager pager;
    private final Clock clock;

    public SyncHistoryService(CommerceTable table, Pager pager, Clock clock) {
        this.table = table;
        this.pager = pager;
        this.clock = clock;
    }

    /**
     * State and a page of runs, in two reads side by side.
     *
     * @param reader whom the cursors are for
     */
    Mono<SyncReply> read(String reader, int limit, Optional<String> cursor) {
        Mono<ListPage<SyncReply.Run>> runs =
                pager.page(
                        new Pager.Place("runs", reader),
                        KeyRange.newest(STATE.partition(), RUNS, limit),
                        cursor,
                        SyncReply.Run::of);
        return Mono.zip(table.getAll(List.of(STATE, LEASE)), runs)
                .map(read -> reply(read.getT1(), read.getT2()));
    }

    private SyncReply reply(Map<Key, Attributes> items, ListPage<SyncReply.Run> runs) {
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
