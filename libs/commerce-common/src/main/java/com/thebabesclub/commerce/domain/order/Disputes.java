package com.thebabesclub.commerce.domain.order;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The disputes of a payment, each of them once.
 *
 * @param all oldest first
 */
public record Disputes(List<Dispute> all) {

    public static final Disputes NONE = new Disputes(List.of());

    /** What an order without disputes says. */
    public static final String NO_STATUS = "none";

    /**
     * The words of Stripe by how little they want attention. One that is not in the list is new to
     * us and wants the most.
     */
    private static final List<String> BY_CALM =
            List.of(
                    "prevented",
                    "warning_closed",
                    "won",
                    "lost",
                    "warning_under_review",
                    "warning_needs_response",
                    "under_review",
                    "needs_response");

    /** How many of those words say that it is over. */
    private static final int CLOSED = 4;

    public Disputes {
        all = joined(all);
    }

    /** Those that are not over. */
    List<Dispute> open() {
        return all.stream().filter(dispute -> urgency(dispute.status()) >= CLOSED).toList();
    }

    /** What both know: a union by id, in which the later telling of each dispute stands. */
    public Disputes join(Disputes other) {
        if (other.all.isEmpty() || equals(other)) {
            return this;
        }
        return new Disputes(Stream.concat(all.stream(), other.all.stream()).toList());
    }

    /**
     * A dispute that was fetched after these were read, to be committed with the next version.
     * Where it says nothing new it is the one that is known, so that nothing is committed.
     *
     * @param version the version of the pointer that would be committed
     */
    public Disputes fetched(Dispute fetched, long version) {
        Optional<Dispute> known =
                all.stream().filter(dispute -> dispute.id().equals(fetched.id())).findFirst();
        boolean sameAgain =
                known.filter(
                                before ->
                                        before.join(fetched.at(version))
                                                .at(before.revision())
                                                .equals(before))
                        .isPresent();
        return sameAgain ? this : new Disputes(List.of(fetched.at(version)));
    }

    /**
     * That the bank has the money of one of them, or is deciding about it: an inquiry leaves it
     * with the shop, and so does what was won or prevented.
     */
    boolean haveTheMoney() {
        return all.stream()
                .map(Dispute::status)
                .anyMatch(
                        status ->
                                !status.startsWith("warning_")
                                        && !status.equals("won")
                                        && !status.equals("prevented"));
    }

    /** That all are over, and the bank has kept the money of one of them. */
    boolean areLost() {
        return open().isEmpty() && haveTheMoney();
    }

    /** Until when the bank takes evidence of the first of those that are not over. */
    public Optional<Instant> evidenceDueBy() {
        return open().stream()
                .flatMap(dispute -> dispute.evidenceDueBy().stream())
                .min(Comparator.naturalOrder());
    }

    /** The word of the dispute that wants attention most; {@link #NO_STATUS} without any. */
    public String status() {
        return all.stream()
                .map(Dispute::status)
                .max(Comparator.comparingInt(Disputes::urgency))
                .orElse(NO_STATUS);
    }

    private static int urgency(String status) {
        int place = BY_CALM.indexOf(status);
        return place < 0 ? BY_CALM.size() : place;
    }

    private static List<Dispute> joined(List<Dispute> told) {
        Map<String, Dispute> byId = new HashMap<>();
        told.forEach(dispute -> byId.merge(dispute.id(), dispute, Dispute::join));
        return byId.values().stream().sorted(Dispute::oldestFirst).toList();
    }
}
