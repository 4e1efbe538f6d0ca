package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.cutover.LegacyOrderReader.UnreadableRowException;
import com.thebabesclub.commerce.cutover.MigrationRequest.OlderTable;
import com.thebabesclub.commerce.cutover.RowResult.Outcome;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.MalformedItem;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import java.time.Instant;
import java.util.Optional;

/**
 * Copies rows of the tables from before there was one for everything. What is there already stays:
 * this table is the newer one.
 */
record LegacyTableCopy(CommerceTable table, SessionRepository sessions, Retry retry) {

    private static final String USER = "userId";

    /** What becomes of a row of an older table. */
    Mono<RowResult> meet(Attributes row, OlderTable.Sort sort, boolean dryRun) {
        try {
            return switch (sort) {
                case PROFILES -> copy(row, profileKey(row), dryRun);
                case ORDERS -> order(row, dryRun);
            };
        } catch (MalformedItem | UnreadableRowException refused) {
            String why =
                    refused instanceof UnreadableRowException said
                            ? said.why()
                            : "an attribute is missing or of another type";
            Key about = new Key(sort.name(), describe(row));
            return Mono.just(RowResult.notUnderstood(about, why));
        }
    }

    private Mono<RowResult> order(Attributes row, boolean dryRun) {
        String sessionId =
                row.findText("stripeSessionId")
                        .or(() -> row.findText("orderId"))
                        .filter(id -> id.startsWith("cs_"))
                        .orElseThrow(
                                () -> new UnreadableRowException("it names no Stripe session"));
        Instant at =
                LegacyTimeParser.find(row, "createdAt")
                        .orElseThrow(() -> new UnreadableRowException("it has no createdAt"));
        Key key = Key.order(user(row), at, sessionId);
        return sessions.findStrongly(sessionId)
                .retryWhen(retry)
                .map(_ -> RowResult.of(Outcome.OTHER))
                .switchIfEmpty(Mono.defer(() -> copy(row, key, dryRun)));
    }

    private Mono<RowResult> copy(Attributes row, Key key, boolean dryRun) {
        Attributes copied = row.copiedTo(key).put(USER, user(row)).build();
        Mono<RowResult> written =
                table.write(Write.put(copied, Condition.absent()))
                        .retryWhen(retry)
                        .thenReturn(RowResult.of(Outcome.COPIED))
                        .onErrorResume(
                                WriteRefused.class, _ -> Mono.just(RowResult.of(Outcome.OTHER)));
        Mono<RowResult> thought =
                table.get(key)
                        .map(_ -> RowResult.of(Outcome.OTHER))
                        .defaultIfEmpty(RowResult.of(Outcome.COPIED));
        return dryRun ? thought : written;
    }

    private static Key profileKey(Attributes row) {
        return Key.profile(user(row));
    }

    private static String user(Attributes row) {
        return row.findText(USER)
                .or(() -> partition(row))
                .filter(user -> !user.isBlank())
                .orElseThrow(() -> new UnreadableRowException("it names no user"));
    }

    private static Optional<String> partition(Attributes row) {
        return row.findText("PK")
                .filter(partition -> partition.startsWith(LegacyOrderReader.USER))
                .map(partition -> partition.substring(LegacyOrderReader.USER.length()));
    }

    private static String describe(Attributes row) {
        return row.findText("orderId").or(() -> row.findText("SK")).orElse("a row without an id");
    }
}
