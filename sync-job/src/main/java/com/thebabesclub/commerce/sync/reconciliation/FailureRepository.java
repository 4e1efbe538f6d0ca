package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.settlement.SessionRecheckHandler;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What could not be settled, and on how many nights: {@code SYNC#FAILED}. It goes into the outbox
 * the first time, and on the third night it is parked: nobody waits for it any more.
 */
record FailureRepository(CommerceTable table, Clock clock) {

    /** Nights on which a thing may fail before it is given up. */
    static final int NIGHTS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(FailureRepository.class);

    /** Between a failure and one of another time that has nothing to do with it. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final Duration ASKED_AGAIN = Duration.ofHours(1);

    private static final String DAY = "lastNight";
    private static final String COUNT = "nights";

    /**
     * Counts this night's failure of a thing, once however often it fails.
     *
     * @return true where it is parked
     */
    Mono<Boolean> failed(Candidate candidate, Throwable failure) {
        Instant now = clock.instant();
        long today = LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay();
        return table.getStrongly(Key.syncFailure(candidate.id()))
                .filter(item -> item.number(Attributes.EXPIRES_AT) > now.getEpochSecond())
                .singleOptional()
                .flatMap(
                        known ->
                                known.filter(item -> item.number(DAY) == today)
                                        .map(item -> Mono.just(item.number(COUNT)))
                                        .orElseGet(() -> count(candidate, failure, known, today)))
                .map(nights -> nights >= NIGHTS);
    }

    private Mono<Long> count(
            Candidate candidate, Throwable failure, Optional<Attributes> known, long today) {
        long nights = known.map(item -> item.number(COUNT)).orElse(0L) + 1;
        Instant now = clock.instant();
        Attributes item =
                Attributes.item(Key.syncFailure(candidate.id()))
                        .put(COUNT, nights)
                        .put(DAY, today)
                        .put("created", candidate.created())
                        .put(
                                "since",
                                known.map(was -> was.number("since")).orElse(now.getEpochSecond()))
                        .put("reason", failure.getClass().getSimpleName())
                        .put("parked", nights >= NIGHTS)
                        .expires(Optional.of(now.plus(REMEMBERED)))
                        .build();
        List<Write> writes = new ArrayList<>();
        writes.add(Write.put(item, Condition.missing(DAY).or(Condition.less(DAY, today))));
        if (nights == 1 && candidate.kind() == Candidate.Kind.SESSION) {
            writes.add(SessionRecheckHandler.again(candidate.id(), now.plus(ASKED_AGAIN)).write());
        }
        return table.transact(writes).then(tell(candidate, nights)).thenReturn(nights);
    }

    private static Mono<Void> tell(Candidate candidate, long nights) {
        return nights == NIGHTS
                ? Trace.log(
                        trace ->
                                trace.mark(LOG.atError())
                                        .addKeyValue("id", candidate.id())
                                        .addKeyValue("nights", nights)
                                        .log("Error: given up by the sync, a person has to look"))
                : Mono.empty();
    }
}
