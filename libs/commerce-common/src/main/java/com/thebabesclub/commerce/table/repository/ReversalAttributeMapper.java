package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.Dispute;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.table.Attributes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What refunds and disputes add to an order's item. They lie over the order and never change its
 * status.
 */
final class ReversalAttributeMapper {

    /**
     * So many refunds an order lists, the newest ones; {@code amountRefunded} counts all. An item
     * of the table ends at 400 KB, of which these take less than a third.
     */
    static final int MOST_LISTED = 1000;

    private ReversalAttributeMapper() {}

    static void put(PaymentFacts facts, Attributes.Builder item) {
        List<Refund> refunds = facts.refunds().all();
        List<Dispute> disputes = facts.disputes().all();
        Optional<String> currency = facts.details().amounts().currency();
        item.put("amountRefunded", facts.refunded().succeeded())
                .put("refundStatus", facts.refundProgress().text())
                .put("disputeStatus", facts.disputes().status());
        if (!refunds.isEmpty()) {
            item.putMaps(
                    "refunds",
                    refunds
                            .subList(Math.max(0, refunds.size() - MOST_LISTED), refunds.size())
                            .stream()
                            .map(refund -> of(refund, currency))
                            .toList());
        }
        if (!disputes.isEmpty()) {
            item.putMaps("disputes", disputes.stream().map(ReversalAttributeMapper::of).toList());
        }
    }

    /** With its currency where that is not the order's. */
    private static Attributes of(Refund refund, Optional<String> currency) {
        Attributes.Builder map =
                Attributes.map()
                        .put("id", refund.id())
                        .put("status", refund.status().text())
                        .put("created", refund.created().toString())
                        .put("reason", refund.reason());
        refund.amount().value().ifPresent(amount -> map.put("amount", amount));
        return map.put(
                        "currency",
                        refund.amount().currency().filter(of -> !currency.equals(Optional.of(of))))
                .build();
    }

    private static Attributes of(Dispute dispute) {
        return Attributes.map()
                .put("id", dispute.id())
                .put("amount", dispute.amount())
                .put("status", dispute.status())
                .put("reason", dispute.reason())
                .put("created", dispute.created().toString())
                .put("net", dispute.net())
                .put("evidenceDueBy", dispute.evidenceDueBy().map(Instant::toString))
                .putMaps("money", dispute.money().stream().map(DisputeAttributeMapper::of).toList())
                .build();
    }
}
