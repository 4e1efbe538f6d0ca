package com.thebabesclub.commerce.sync.reconciliation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The count of a run.
 *
 * @param updated orders that were there but behind Stripe
 * @param errors what could not be settled, the parked included
 * @param parked of those, the ones that nobody waits for any more
 * @param foreign sessions of other applications, in no other count
 * @param createdOrders their numbers, of which a run makes a bounded many
 * @param failedSessions the first ids of what could not be settled
 * @param oldestFailure when the oldest of it that is not parked was created
 */
public record RunCounts(
        int created,
        int updated,
        int skipped,
        int errors,
        int parked,
        ForeignSessions foreign,
        List<String> createdOrders,
        List<String> failedSessions,
        DriftReport drift,
        Optional<Instant> oldestFailure) {

    private static final int MOST_FAILURES_NAMED = 20;

    static final RunCounts NOTHING =
            new RunCounts(
                    0,
                    0,
                    0,
                    0,
                    0,
                    ForeignSessions.NONE,
                    List.of(),
                    List.of(),
                    DriftReport.NONE,
                    Optional.empty());

    public RunCounts {
        createdOrders = List.copyOf(createdOrders);
        failedSessions = List.copyOf(failedSessions);
    }

    RunCounts plus(CandidateResult result) {
        return switch (result) {
            case CandidateResult.Nothing() -> this;
            case CandidateResult.Foreign session -> with(skipped, foreign.plus(session), drift);
            case CandidateResult.Known() -> with(skipped + 1, foreign, drift);
            case CandidateResult.Mismatched(String sessionId) ->
                    with(skipped + 1, foreign, drift.plus(DriftKind.TOTAL_MISMATCH, sessionId));
            case CandidateResult.Repaired repaired -> plus(repaired);
            case CandidateResult.Failed(String id, Instant when, boolean isParked) ->
                    new RunCounts(
                            created,
                            updated,
                            skipped,
                            errors + 1,
                            isParked ? parked + 1 : parked,
                            foreign,
                            createdOrders,
                            failedSessions.size() < MOST_FAILURES_NAMED
                                    ? and(failedSessions, id)
                                    : failedSessions,
                            drift,
                            isParked
                                    ? oldestFailure
                                    : oldestFailure
                                            .filter(when::isAfter)
                                            .or(() -> Optional.of(when)));
        };
    }

    private RunCounts plus(CandidateResult.Repaired repaired) {
        boolean missing = repaired.orderNumber().isPresent();
        return new RunCounts(
                missing ? created + 1 : created,
                missing ? updated : updated + 1,
                skipped,
                errors,
                parked,
                foreign,
                repaired.orderNumber()
                        .map(number -> and(createdOrders, number))
                        .orElse(createdOrders),
                failedSessions,
                drift.plus(repaired.drift(), repaired.sessionId()),
                oldestFailure);
    }

    /** The sessions that were looked at, and what else needed work. */
    public int processed() {
        return created + updated + skipped + errors;
    }

    /** The counts under the owner's names, in the owner's order. */
    public Map<String, Integer> byName() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("processed", processed());
        counts.put("created", created);
        counts.put("updated", updated);
        counts.put("skipped", skipped);
        counts.put("errors", errors);
        counts.put("parked", parked);
        counts.put("foreign", foreign.count());
        return counts;
    }

    /** What was not simply as it should be. */
    int worked() {
        return created + updated + errors;
    }

    private RunCounts with(int skipped, ForeignSessions foreign, DriftReport drift) {
        return new RunCounts(
                created,
                updated,
                skipped,
                errors,
                parked,
                foreign,
                createdOrders,
                failedSessions,
                drift,
                oldestFailure);
    }

    private static List<String> and(List<String> list, String last) {
        List<String> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
