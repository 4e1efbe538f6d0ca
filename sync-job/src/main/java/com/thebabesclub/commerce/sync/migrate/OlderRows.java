package com.thebabesclub.commerce.sync.migrate;

import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.sync.migrate.Met.Outcome;
import com.thebabesclub.commerce.sync.migrate.MigrationRequest.OlderTable;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.MalformedItem;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import java.time.Instant;
import java.util.Optional;

/**
 * Copies rows of the tables from before there was one for everything. What is there already stays:
 * this table is the newer one.
 */
final class OlderRows {

    private static final String USER = "userId";

    private final CommerceTable table;
    private final Sessions sessions;
    private final Retry patience;

    OlderRows(CommerceTable table, Retry patience) {
        this.table = table;
        this.sessions = new Sessions(table);
        this.patience = patience;
    }

    /** What becomes of a row of an older table. */
    Mono<Met> meet(Attributes row, OlderTable.Sort sort, boolean dryRun) {
        try {
            return switch (sort) {
                case PROFILES -> copy(row, profileKey(row), dryRun);
                case ORDERS -> order(row, dryRun);
            };
        } catch (MalformedItem | NotUnderstood refused) {
            String why =
                    refused instanceof NotUnderstood said
                            ? said.why()
                            : "an attribute is missing or of another type";
            Key about = new Key(sort.name(), describe(row));
            return Mono.just(
                    Met.of(
                            Outcome.NOT_UNDERSTOOD,
                            new Finding(Finding.Kind.NOT_UNDERSTOOD, about, why)));
        }
    }

    private Mono<Met> order(Attributes row, boolean dryRun) {
        String sessionId =
                row.findText("stripeSessionId")
                        .or(() -> row.findText("orderId"))
                        .filter(id -> id.startsWith("cs_"))
                        .orElseThrow(() -> new NotUnderstood("it names no Stripe session"));
        Instant at =
                OldTimes.find(row, "createdAt")
                        .orElseThrow(() -> new NotUnderstood("it has no createdAt"));
        Key key = Key.order(user(row), at, sessionId);
        return sessions.findStrongly(sessionId)
                .retryWhen(patience)
                .map(_ -> Met.of(Outcome.OTHER))
                .switchIfEmpty(Mono.defer(() -> copy(row, key, dryRun)));
    }

    private Mono<Met> copy(Attributes row, Key key, boolean dryRun) {
        Attributes copied = row.copiedTo(key).put(USER, user(row)).build();
        Mono<Met> written =
                table.write(Write.put(copied, Condition.absent()))
                        .retryWhen(patience)
                        .thenReturn(Met.of(Outcome.COPIED))
                        .onErrorResume(WriteRefused.class, _ -> Mono.just(Met.of(Outcome.OTHER)));
        Mono<Met> thought =
                table.get(key)
                        .map(_ -> Met.of(Outcome.OTHER))
                        .defaultIfEmpty(Met.of(Outcome.COPIED));
        return dryRun ? thought : written;
    }

    private static Key profileKey(Attributes row) {
        return Key.profile(user(row));
    }

    private static String user(Attributes row) {
        return row.findText(USER)
                .or(() -> partition(row))
                .filter(user -> !user.isBlank())
                .orElseThrow(() -> new NotUnderstood("it names no user"));
    }

    private static Optional<String> partition(Attributes row) {
        return row.findText("PK")
                .filter(partition -> partition.startsWith(OldOrderReader.USER))
                .map(partition -> partition.substring(OldOrderReader.USER.length()));
    }

    private static String describe(Attributes row) {
        return row.findText("orderId").or(() -> row.findText("SK")).orElse("a row without an id");
    }
}
