package com.thebabesclub.commerce.domain.order;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a session's payment. Sources bring facts in any order, twice or late; {@link
 * #join} merges them so that the order cannot matter.
 *
 * @param details what the session said at that stage
 * @param completedAt the earliest time at which somebody saw the session complete
 * @param alerts what Radar tells of the payment
 * @param erased the customer's personal data was erased: there is none in the details, nor will
 *     there be
 */
public record PaymentFacts(
        SessionStage stage,
        SessionDetails details,
        Optional<Instant> completedAt,
        Refunds refunds,
        Disputes disputes,
        RadarAlerts alerts,
        boolean erased) {

    /** Nothing but that the session was made. Joined to any facts it adds nothing. */
    public static final PaymentFacts NONE =
            new PaymentFacts(SessionStage.OPEN, SessionDetails.NONE, Optional.empty());

    /** That the customer's personal data is to be forgotten, and nothing else. */
    public static final PaymentFacts ERASED =
            new PaymentFacts(
                    SessionStage.OPEN,
                    SessionDetails.NONE,
                    Optional.empty(),
                    Refunds.NONE,
                    Disputes.NONE,
                    RadarAlerts.NONE,
                    true);

    public PaymentFacts {
        details = erased ? details.withoutPerson() : details;
    }

    /** What a session itself tells, which is nothing of refunds and disputes. */
    public PaymentFacts(SessionStage stage, SessionDetails details, Optional<Instant> completedAt) {
        this(stage, details, completedAt, Refunds.NONE, Disputes.NONE, RadarAlerts.NONE, false);
    }

    /** These refunds and nothing else. */
    public static PaymentFacts of(Refunds refunds) {
        return NONE.with(refunds, Disputes.NONE, RadarAlerts.NONE);
    }

    /** These disputes and nothing else. */
    public static PaymentFacts of(Disputes disputes) {
        return NONE.with(Refunds.NONE, disputes, RadarAlerts.NONE);
    }

    /** These alerts and nothing else. */
    public static PaymentFacts of(RadarAlerts alerts) {
        return NONE.with(Refunds.NONE, Disputes.NONE, alerts);
    }

    /**
     * Both taken together. Commutative, associative and idempotent, so that a session's facts only
     * ever grow.
     *
     * <p>Details belong to the stage that they came with: of two stages the later one's stand.
     */
    public PaymentFacts join(PaymentFacts other) {
        int compared = stage.compareTo(other.stage);
        SessionDetails joined =
                compared == 0
                        ? details.join(other.details)
                        : compared > 0 ? details : other.details;
        return new PaymentFacts(
                compared >= 0 ? stage : other.stage,
                joined,
                earlier(completedAt, other.completedAt),
                refunds.join(other.refunds),
                disputes.join(other.disputes),
                alerts.join(other.alerts),
                erased || other.erased);
    }

    /** What of the payment was given back. */
    public RefundTotals refunded() {
        return RefundTotals.of(refunds, details.amounts());
    }

    /** How much of it. */
    public RefundProgress refundProgress() {
        return refunded().of(details.amounts().total());
    }

    private PaymentFacts with(Refunds newRefunds, Disputes newDisputes, RadarAlerts newAlerts) {
        return new PaymentFacts(
                stage, details, completedAt, newRefunds, newDisputes, newAlerts, erased);
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> two) {
        if (one.isEmpty() || two.isEmpty()) {
            return one.or(() -> two);
        }
        return one.get().isBefore(two.get()) ? one : two;
    }
}
