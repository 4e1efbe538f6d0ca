package com.thebabesclub.commerce.domain.order;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** What has been given back, in minor units. */
    public long succeeded() {
        return sum(all.stream().filter(refund -> refund.status() == RefundStatus.SUCCEEDED));
    }

    /** What has been given back or is on its way: Stripe's {@code amount_refunded} of a charge. */
    public long standing() {
        return sum(all.stream().filter(refund -> refund.status().stands()));
    }

    /**
     * How much of a payment that is.
     *
     * @param paid in minor units, empty where it is not known
     */
    public RefundProgress of(Optional<Long> paid) {
        long succeeded = succeeded();
        if (succeeded > 0) {
            return paid.filter(total -> succeeded >= total).isPresent()
                    ? RefundProgress.FULL
                    : RefundProgress.PARTIAL;
        }
        return standing() > 0 ? RefundProgress.PENDING : RefundProgress.NONE;
    }

    private static long sum(Stream<Refund> refunds) {
        return refunds.mapToLong(Refund::amount).sum();
    }

    private static List<Refund> joined(Collection<Refund> told) {
        Map<String, Refund> byId = new HashMap<>();
        told.forEach(refund -> byId.merge(refund.id(), refund, Refund::join));
        return byId.values().stream().sorted(Refund::oldestFirst).toList();
    }
}
