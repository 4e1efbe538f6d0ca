package com.thebabesclub.commerce.domain.order;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * One dispute of a payment as it was fetched from Stripe. Its status is no chain: an inquiry may
 * become a chargeback, a lost one may be reversed. So the telling that was fetched last stands, and
 * last is counted in versions of the session's pointer, not in time.
 *
 * @param revision the version of the pointer with which this was committed: it was fetched after
 *     the version before it had been read
 * @param status Stripe's word, also one that we do not know
 * @param reason Stripe's word for what the customer says
 * @param amount what is disputed, in minor units of the payment's currency
 * @param money by id; only ever grows
 * @param evidenceDueBy until when the bank takes evidence; empty where it wants none
 */
public record Dispute(
        String id,
        long revision,
        String status,
        String reason,
        long amount,
        Instant created,
        List<DisputeBalanceTransaction> money,
        Optional<Instant> evidenceDueBy) {

    public Dispute {
        money = union(money);
    }

    /** A dispute for which the bank wants no evidence. */
    public Dispute(
            String id,
            long revision,
            String status,
            String reason,
            long amount,
            Instant created,
            List<DisputeBalanceTransaction> money) {
        this(id, revision, status, reason, amount, created, money, Optional.empty());
    }

    /** The same telling, to be committed with this version of the pointer. */
    public Dispute at(long version) {
        return new Dispute(id, version, status, reason, amount, created, money, evidenceDueBy);
    }

    /** What the dispute has changed the shop's balance by so far, fees included. */
    public long net() {
        return money.stream().mapToLong(DisputeBalanceTransaction::net).sum();
    }

    /** The later telling of the two, with all the money that either knows of. */
    Dispute join(Dispute other) {
        Dispute later = compareTellings(this, other) >= 0 ? this : other;
        return new Dispute(
                later.id,
                later.revision,
                later.status,
                later.reason,
                later.amount,
                later.created,
                Stream.concat(money.stream(), other.money.stream()).toList(),
                later.evidenceDueBy);
    }

    /** Oldest first; the id decides within a second. */
    static int oldestFirst(Dispute a, Dispute b) {
        int byTime = a.created.compareTo(b.created);
        return byTime != 0 ? byTime : a.id.compareTo(b.id);
    }

    /** The one that was fetched later is the greater; the rest decides among equals. */
    private static int compareTellings(Dispute a, Dispute b) {
        int[] compared = {
            Long.compare(a.revision, b.revision),
            a.status.compareTo(b.status),
            a.reason.compareTo(b.reason),
            Long.compare(a.amount, b.amount),
            a.created.compareTo(b.created),
            a.evidenceDueBy.orElse(Instant.MIN).compareTo(b.evidenceDueBy.orElse(Instant.MIN))
        };
        for (int one : compared) {
            if (one != 0) {
                return one;
            }
        }
        return 0;
    }

    private static List<DisputeBalanceTransaction> union(
            Collection<DisputeBalanceTransaction> told) {
        TreeMap<String, DisputeBalanceTransaction> byId = new TreeMap<>();
        BinaryOperator<DisputeBalanceTransaction> greater =
                BinaryOperator.maxBy(Comparator.naturalOrder());
        told.forEach(transaction -> byId.merge(transaction.id(), transaction, greater));
        return List.copyOf(byId.values());
    }
}
