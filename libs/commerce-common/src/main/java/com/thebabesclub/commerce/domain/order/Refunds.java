package com.thebabesclub.commerce.domain.order;

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

    private static List<Refund> joined(Collection<Refund> told) {
        Map<String, Refund> byId = new HashMap<>();
        told.forEach(refund -> byId.merge(refund.id(), refund, Refund::join));
        return byId.values().stream().sorted(Refund::oldestFirst).toList();
    }
}
