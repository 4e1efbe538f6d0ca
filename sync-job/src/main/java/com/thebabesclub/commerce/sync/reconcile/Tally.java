package com.thebabesclub.commerce.sync.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The count of a run.
 *
 * @param updated orders that were there but behind Stripe
 * @param foreign sessions of other applications, in no other count
 * @param createdOrders their numbers, of which a run makes a bounded many
 * @param failedSessions the first ids of those that could not be settled
 * @param oldestFailure when the oldest of those was created
 */
public record Tally(
        int created,
        int updated,
        int skipped,
        int errors,
        int foreign,
        List<String> createdOrders,
        List<String> failedSessions,
        Optional<Instant> oldestFailure) {

    private static final int MOST_FAILURES_NAMED = 20;

    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, List.of(), List.of(), Optional.empty());

    public Tally {
        createdOrders = List.copyOf(createdOrders);
        failedSessions = List.copyOf(failedSessions);
    }

    Tally plus(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Foreign() -> with(created, updated, skipped, errors, foreign + 1);
            case Verdict.Known() -> with(created, updated, skipped + 1, errors, foreign);
            case Verdict.Updated() -> with(created, updated + 1, skipped, errors, foreign);
            case Verdict.Created(String number) ->
                    new Tally(
                            created + 1,
                            updated,
                            skipped,
                            errors,
                            foreign,
                            and(createdOrders, number),
                            failedSessions,
                            oldestFailure);
            case Verdict.Failed(String sessionId, Instant when) ->
                    new Tally(
                            created,
                            updated,
                            skipped,
                            errors + 1,
                            foreign,
                            createdOrders,
                            errors < MOST_FAILURES_NAMED
                                    ? and(failedSessions, sessionId)
                                    : failedSessions,
                            oldestFailure.filter(when::isAfter).or(() -> Optional.of(when)));
        };
    }

    /** The sessions of this shop that were looked at. */
    public int processed() {
        return created + updated + skipped + errors;
    }

    /** The sessions that were not simply as they should be. */
    int worked() {
        return created + updated + errors;
    }

    private Tally with(int created, int updated, int skipped, int errors, int foreign) {
        return new Tally(
                created,
                updated,
                skipped,
                errors,
                foreign,
                createdOrders,
                failedSessions,
                oldestFailure);
    }

    private static List<String> and(List<String> list, String last) {
        List<String> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
