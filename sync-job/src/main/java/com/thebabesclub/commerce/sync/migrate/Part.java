package com.thebabesclub.commerce.sync.migrate;

import com.thebabesclub.commerce.session.SessionPointer;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.sync.migrate.Met.Outcome;
import com.thebabesclub.commerce.table.Attributes;

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
final class Part {

    private static final int BATCH = 100;

    /** Users at once; the rows of one user come one after the other, the oldest first. */
    private static final int AT_ONCE = 8;

    private final Sessions sessions;
    private final OldOrders orders;
    private final CustomerPointers customers;
    private final boolean dryRun;

    /** The sessions of the user at the end of the part before, whose rows may go on in this one. */
    private Set<String> told = new HashSet<>();

    private String toldOf = "";

    Part(Sessions sessions, OldOrders orders, CustomerPointers customers, boolean dryRun) {
        this.sessions = sessions;
        this.orders = orders;
        this.customers = customers;
        this.dryRun = dryRun;
    }

    /** All rows of a part, in any order. */
    Flux<Met> meet(List<Attributes> rows) {
        List<OldOrder> readable = new ArrayList<>();
        List<Met> refused = new ArrayList<>();
        List<Attributes> others = new ArrayList<>();
        for (Attributes row : rows) {
            if (!OldOrderReader.isOrder(row)) {
                others.add(row);
                continue;
            }
            try {
                readable.add(OldOrderReader.read(row));
            } catch (NotUnderstood problem) {
                refused.add(
                        Met.of(
                                Outcome.NOT_UNDERSTOOD,
                                new Finding(
                                        Finding.Kind.NOT_UNDERSTOOD, row.key(), problem.why())));
            }
        }
        return Flux.concat(
                Flux.fromIterable(refused),
                Flux.fromIterable(others).concatMap(this::other),
                pointers(readable).flatMapMany(pointers -> meet(readable, pointers)));
    }

    private Mono<Met> other(Attributes row) {
        return CustomerPointers.isProfile(row)
                ? customers.meet(row, dryRun)
                : Mono.just(Met.of(Outcome.OTHER));
    }

    private Mono<Map<String, SessionPointer>> pointers(List<OldOrder> readable) {
        return Flux.fromIterable(readable)
                .map(OldOrder::sessionId)
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

    private Flux<Met> meet(List<OldOrder> readable, Map<String, SessionPointer> pointers) {
        Map<String, List<Mono<Met>>> byUser = new LinkedHashMap<>();
        for (OldOrder order : readable) {
            boolean again = !isFirst(order);
            Optional<SessionPointer> pointer = Optional.ofNullable(pointers.get(order.sessionId()));
            Mono<Met> met =
                    dryRun && again && pointer.isEmpty()
                            ? Mono.just(Doubles.left(order, order.key()))
                            : orders.meet(order, pointer, dryRun);
            byUser.computeIfAbsent(order.userId(), _ -> new ArrayList<>()).add(met);
        }
        return Flux.fromIterable(byUser.values())
                .flatMap(work -> Flux.fromIterable(work).concatMap(met -> met, 1), AT_ONCE);
    }

    /** In a dry run nothing in the table tells the second row of an order from the first. */
    private boolean isFirst(OldOrder order) {
        if (!order.userId().equals(toldOf)) {
            toldOf = order.userId();
            told = new HashSet<>();
        }
        return told.add(order.sessionId());
    }
}
