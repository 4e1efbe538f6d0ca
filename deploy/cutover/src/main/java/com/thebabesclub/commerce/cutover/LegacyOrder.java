package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.domain.order.OrderNumber;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.OwnerProof;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.order.SessionDetails;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An order as the legacy Python Lambdas wrote it.
 *
 * @param row as it lies in the table
 * @param at the time in its key: when it was written, and not when the session was created
 * @param status the owner's word; theirs was always that it is complete
 * @param lines empty where they cannot be read, so that Stripe is asked when they are needed
 */
record LegacyOrder(
        Attributes row,
        String userId,
        Instant at,
        String sessionId,
        String status,
        OrderNumber number,
        OrderSource source,
        Instant recordedAt,
        Instant completedAt,
        SessionDetails details,
        Optional<QuotedLines> lines) {

    static final String COMPLETED = "completed";

    /** A guest's e-mail is written small everywhere but here, and would not be found otherwise. */
    String owner() {
        return userId.contains("@") ? userId.toLowerCase(Locale.ROOT) : userId;
    }

    /** Where the order belongs; its own key unless that has an e-mail with capitals. */
    Key key() {
        return Key.order(owner(), at, sessionId);
    }

    boolean moves() {
        return !key().equals(row.key());
    }

    /** No token was ever asked for, so that no owner is verified, and none is doubted. */
    OrderRecord orderRecord() {
        return new OrderRecord(
                new OrderOwner(owner(), OwnerProof.LEGACY),
                number,
                source,
                Optional.empty(),
                recordedAt);
    }

    /** What the row itself says: that the money is there. */
    PaymentFacts facts() {
        SessionStage stage =
                details.amounts().total().orElse(0L) == 0 ? SessionStage.FREE : SessionStage.PAID;
        return new PaymentFacts(stage, details, Optional.of(completedAt));
    }

    /** Masked: holds an e-mail and an address. */
    @Override
    public String toString() {
        return "LegacyOrder[" + sessionId + "]";
    }
}
