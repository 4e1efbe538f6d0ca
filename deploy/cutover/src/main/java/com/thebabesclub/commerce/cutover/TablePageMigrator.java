package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.cutover.LegacyOrderReader.UnreadableRowException;
import com.thebabesclub.commerce.cutover.RowResult.Outcome;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What becomes of the rows of a part of the shop's table. */
final class TablePageMigrator {

    private static final int BATCH = 100;

    /** Users at once; the rows of one user come one after the other, the oldest first. */
    private static final int AT_ONCE = 8;

    private final SessionRepository sessions;
    private final LegacyOrderService orders;
    private final CustomerPointerRepository customers;
    private final boolean dryRun;

    /** The sessions of the user at the end of the part before, whose rows may go on in this one. */
    private Set<String> told = new HashSet<>();

    private String toldOf = "";

    TablePageMigrator(
            SessionRepository sessions,
            LegacyOrderService orders,
            CustomerPointerRepository customers,
            boolean dryRun) {
        this.sessions = sessions;
        this.orders = orders;
        this.customers = customers;
        this.dryRun = dryRun;
    }

    /** All rows of a part, in any order. */
    Flux<RowResult> meet(List<Attributes> rows) {
        List<LegacyOrder> readable = new ArrayList<>();
        List<RowResult> refused = new ArrayList<>();
        List<Attributes> others = new ArrayList<>();
        for (Attributes row : rows) {
            if (!LegacyOrderReader.isOrder(row)) {
                others.add(row);
                continue;
            }
            try {
                readable.add(LegacyOrderReader.read(row));
            } catch (UnreadableRowException problem) {
                refused.add(RowResult.notUnderstood(row.key(), problem.why()));
            }
        }
        return Flux.concat(
                Flux.fromIterable(refused),
                Flux.fromIterable(others).concatMap(this::other),
                pointers(readable).flatMapMany(pointers -> meet(readable, pointers)));
    }

    private Mono<RowResult> other(Attributes row) {
        return CustomerPointerRepository.isProfile(row)
                ? customers.meet(row, dryRun)
                : Mono.just(RowResult.of(Outcome.OTHER));
    }

    private Mono<Map<String, SessionPointer>> pointers(List<LegacyOrder> readable) {
        return Flux.fromIterable(readable)
                .map(LegacyOrder::sessionId)
                .distinct()
                .buffer(BATCH)
                .concatMap(sessions::findAll)
                .reduce(
                        new LinkedHashMap<>(),
                        (all, some) -> {
                            all.putAll(some);
                            return all;
                        });
    }

    private Flux<RowResult> meet(List<LegacyOrder> readable, Map<String, SessionPointer> pointers) {
        Map<String, List<Mono<RowResult>>> byUser = new LinkedHashMap<>();
        for (LegacyOrder order : readable) {
            boolean again = !isFirst(order);
            Optional<SessionPointer> pointer = Optional.ofNullable(pointers.get(order.sessionId()));
            Mono<RowResult> met =
                    dryRun && again && pointer.isEmpty()
                            ? Mono.just(DuplicateRows.left(order, order.key()))
                            : orders.meet(order, pointer, dryRun);
            byUser.computeIfAbsent(order.userId(), _ -> new ArrayList<>()).add(met);
        }
        return Flux.fromIterable(byUser.values())
                .flatMap(work -> Flux.fromIterable(work).concatMap(met -> met, 1), AT_ONCE);
    }

    /** In a dry run nothing in the table tells the second row of an order from the first. */
    private boolean isFirst(LegacyOrder order) {
        if (!order.userId().equals(toldOf)) {
            toldOf = order.userId();
            told = new HashSet<>();
        }
        return told.add(order.sessionId());
    }
}
