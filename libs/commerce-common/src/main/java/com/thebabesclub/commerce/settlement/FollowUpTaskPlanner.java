package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.outbox.OutboxTask.Kind;
import com.thebabesclub.commerce.outbox.OutboxTask.Owed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is owed because more is known of a session. A function of values. */
final class FollowUpTaskPlanner {

    /** Tells the poll of refunds from that of the payment. */
    static final String REFUNDS = "refunds";

    private FollowUpTaskPlanner() {}

    static List<OutboxTask> of(SessionPointer seen, SessionPointer next, Instant now) {
        return Stream.of(
                        ofStage(seen, next, now),
                        ofMoneyGivenBack(seen, next, now),
                        ofDoubtfulRefunds(seen, next, now),
                        ofAlarms(seen, next, now),
                        ofPendingRefunds(seen, next, now))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<OutboxTask> ofStage(
            SessionPointer seen, SessionPointer next, Instant now) {
        SessionStage before = seen.facts().stage();
        SessionStage after = next.facts().stage();
        if (before == after) {
            return Optional.empty();
        }
        List<Owed> coupon = next.couponId().map(_ -> List.of(Owed.REMOVE_COUPON)).orElse(List.of());
        String session = next.sessionId();
        return switch (after) {
            case OPEN -> Optional.empty();
            case UNPAID ->
                    Optional.of(
                            new OutboxTask(
                                    Kind.POLL,
                                    now.plus(PendingPaymentPollPolicy.FIRST),
                                    session,
                                    List.of(Owed.SETTLE)));
            case EXPIRED ->
                    coupon.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new OutboxTask(Kind.COUPON, now, session, coupon));
            case FAILED ->
                    Optional.of(
                            new OutboxTask(
                                    Kind.MAIL,
                                    now,
                                    session,
                                    Optional.of("failed"),
                                    Optional.empty(),
                                    and(List.of(Owed.FAILURE_MAIL), coupon)));
            case FREE, PAID ->
                    before.isSettled()
                            ? Optional.empty()
                            : Optional.of(
                                    new OutboxTask(
                                            Kind.MAIL,
                                            now,
                                            session,
                                            and(
                                                    List.of(Owed.CUSTOMER_MAIL, Owed.SHOP_MAIL),
                                                    coupon)));
        };
    }

    /** Named by the sum, so that the same sum is told once however often it is reported. */
    private static Optional<OutboxTask> ofMoneyGivenBack(
            SessionPointer seen, SessionPointer next, Instant now) {
        long sum = next.facts().refunded().succeeded();
        long more = sum - seen.facts().refunded().succeeded();
        return more > 0
                ? Optional.of(
                        new OutboxTask(
                                Kind.MAIL,
                                now,
                                next.sessionId(),
                                Optional.of("refunded-" + sum),
                                Optional.of(more),
                                List.of(Owed.REFUND_MAIL)))
                : Optional.empty();
    }

    /** Named by how many there are, so that the shop is told of each once. */
    private static Optional<OutboxTask> ofDoubtfulRefunds(
            SessionPointer seen, SessionPointer next, Instant now) {
        int doubtful = next.facts().refunded().doubtful();
        return doubtful > seen.facts().refunded().doubtful()
                ? Optional.of(
                        new OutboxTask(
                                Kind.MAIL,
                                now,
                                next.sessionId(),
                                Optional.of("doubtful-" + doubtful),
                                Optional.empty(),
                                List.of(Owed.REFUND_REVIEW_MAIL)))
                : Optional.empty();
    }

    /** Named by how many there are, so that the shop is told of each once. */
    private static Optional<OutboxTask> ofAlarms(
            SessionPointer seen, SessionPointer next, Instant now) {
        int alarms = alarms(next);
        return alarms > alarms(seen)
                ? Optional.of(
                        new OutboxTask(
                                Kind.MAIL,
                                now,
                                next.sessionId(),
                                Optional.of("alarms-" + alarms),
                                Optional.empty(),
                                List.of(Owed.ALARM_MAIL)))
                : Optional.empty();
    }

    /** Of what comes before its order the shop is told with the order. */
    private static int alarms(SessionPointer pointer) {
        return pointer.record()
                .map(
                        record ->
                                pointer.facts().disputes().all().size()
                                        + pointer.facts().alerts().all().size()
                                        + (record.oversold().isEmpty() ? 0 : 1))
                .orElse(0);
    }

    private static Optional<OutboxTask> ofPendingRefunds(
            SessionPointer seen, SessionPointer next, Instant now) {
        return isPending(next.facts()) && !isPending(seen.facts())
                ? Optional.of(
                        new OutboxTask(
                                Kind.POLL,
                                now.plus(PendingPaymentPollPolicy.FIRST),
                                next.sessionId(),
                                Optional.of(REFUNDS),
                                Optional.empty(),
                                List.of(Owed.SETTLE)))
                : Optional.empty();
    }

    /** Money is on its way back. */
    static boolean isPending(PaymentFacts facts) {
        return facts.refunds().arePending();
    }

    private static List<Owed> and(List<Owed> first, List<Owed> second) {
        List<Owed> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
