package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.Dispute;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.table.Attributes;

import java.util.List;

/**
 * What refunds and disputes add to an order's item. They lie over the order and never change its
 * status.
 */
final class ReversalAttributes {

    /**
     * So many refunds an order lists, the newest ones; {@code amountRefunded} counts all. An item
     * of the table ends at 400 KB, of which these take less than a third.
     */
    static final int MOST_LISTED = 1000;

    private ReversalAttributes() {}

    static void put(PaymentFacts facts, Attributes.Builder item) {
        List<Refund> refunds = facts.refunds().all();
        List<Dispute> disputes = facts.disputes().all();
        item.put("amountRefunded", facts.refunds().succeeded())
                .put("refundStatus", facts.refunds().of(facts.details().total()).text())
                .put("disputeStatus", facts.disputes().status());
        if (!refunds.isEmpty()) {
            item.putMaps(
                    "refunds",
                    refunds
                            .subList(Math.max(0, refunds.size() - MOST_LISTED), refunds.size())
                            .stream()
                            .map(ReversalAttributes::of)
                            .toList());
        }
        if (!disputes.isEmpty()) {
            item.putMaps("disputes", disputes.stream().map(ReversalAttributes::of).toList());
        }
    }

    private static Attributes of(Refund refund) {
        return Attributes.map()
                .put("id", refund.id())
                .put("amount", refund.amount())
                .put("status", refund.status().text())
                .put("created", refund.created().toString())
                .put("reason", refund.reason())
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
                .putMaps("money", dispute.money().stream().map(DisputeAttributes::of).toList())
                .build();
    }
}
