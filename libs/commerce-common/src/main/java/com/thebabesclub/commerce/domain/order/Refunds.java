package com.thebabesclub.commerce.domain.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The refunds of a payment, each of them once.
 *
 * @param all oldest first
 */
public record Refunds(List<Refund> all) {

    public static final Refunds NONE = new Refunds(List.of());

    /** One refund and no other. */
    public Refunds(Refund refund) {
        this(List.of(refund));
    }

    public Refunds {
        all = joined(all);
    }

    /** What both know: a union by id, in which the later status of each refund stands. */
    public Refunds join(Refunds other) {
        if (other.all.isEmpty() || equals(other)) {
            return this;
        }
        return new Refunds(Stream.concat(all.stream(), other.all.stream()).toList());
    }

    /** Some of it may still arrive or fail. */
    public boolean arePending() {
        return all.stream().anyMatch(refund -> refund.status() == RefundStatus.PENDING);
    }

    /** Those that count, or would, and cannot be of this payment. */
    List<Refund> doubtful(SessionAmounts paid) {
        return all.stream()
                .filter(refund -> refund.status().stands())
                .filter(refund -> refund.amount().of(paid).isEmpty())
                .toList();
    }

    /**
     * Those that failed, or were canceled although the shop's people asked for them, and for which
     * no other of the same amount was asked for later.
     */
    List<Refund> failedForGood() {
        List<Refund> waiting = new ArrayList<>();
        for (Refund refund : all) {
            if (refund.status() == RefundStatus.FAILED
                    || (refund.status() == RefundStatus.CANCELED
                            && refund.requestId().isPresent())) {
                waiting.add(refund);
            } else if (refund.status().stands()) {
                waiting.stream()
                        .filter(failed -> failed.amount().equals(refund.amount()))
                        .findFirst()
                        .ifPresent(waiting::remove);
            }
        }
        return List.copyOf(waiting);
    }

    private static List<Refund> joined(Collection<Refund> told) {
        Map<String, Refund> byId = new HashMap<>();
        told.forEach(refund -> byId.merge(refund.id(), refund, Refund::join));
        return byId.values().stream().sorted(Refund::oldestFirst).toList();
    }
}
