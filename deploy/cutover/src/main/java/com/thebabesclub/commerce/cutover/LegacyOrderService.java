package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.cutover.LegacyOrderReader.UnreadableRowException;
import com.thebabesclub.commerce.cutover.RowResult.Outcome;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.settlement.SettlementCause;
import com.thebabesclub.commerce.settlement.SettlementResult;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.stripe.StripeRefused;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.WriteRefused;
import com.thebabesclub.commerce.table.repository.EmailPointerRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes old orders known, one at a time.
 *
 * @param retry with a table or a Stripe that does not answer
 */
record LegacyOrderService(
        CommerceTable table,
        SessionRepository sessions,
        EmailPointerRepository emailPointers,
        LegacyPaymentStatus word,
        DuplicateRows duplicates,
        SettlementService settlement,
        Retry retry,
        Clock clock) {

    /**
     * What becomes of a row.
     *
     * @param pointer of its session, as it was a moment ago
     */
    Mono<RowResult> meet(LegacyOrder order, Optional<SessionPointer> pointer, boolean dryRun) {
        return pointer.map(known -> judge(order, known, dryRun))
                .orElseGet(
                        () ->
                                word.of(order)
                                        .retryWhen(retry)
                                        .flatMap(answer -> adopt(order, answer, dryRun)))
                .onErrorResume(
                        UnreadableRowException.class,
                        refused -> Mono.just(notUnderstood(order, refused)));
    }

    /** An order from before there were pointers from e-mails gets its own. */
    private Mono<RowResult> judge(LegacyOrder order, SessionPointer pointer, boolean dryRun) {
        if (pointer.record().isEmpty()) {
            return ofOurs(order, pointer, dryRun);
        }
        return duplicates
                .judge(order, pointer)
                .flatMap(
                        result ->
                                dryRun || result.outcome() != Outcome.KNOWN
                                        ? Mono.just(result)
                                        : emailPointers
                                                .restore(order.sessionId())
                                                .retryWhen(retry)
                                                .thenReturn(result));
    }

    /**
     * The session was made here and its payment told to the legacy webhook, as between the switch
     * of the routes and that of the endpoint: its order is the one that settlement makes.
     */
    private Mono<RowResult> ofOurs(LegacyOrder order, SessionPointer pointer, boolean dryRun) {
        return word.session(order)
                .onErrorResume(
                        StripeRefused.class,
                        refused -> refused.isMissing() ? Mono.empty() : Mono.error(refused))
                .filter(session -> session.facts().stage().isComplete())
                .flatMap(
                        session ->
                                dryRun
                                        ? Mono.just(RowResult.of(Outcome.ADOPTED))
                                        : settled(session)
                                                .flatMap(known -> duplicates.judge(order, known)))
                .switchIfEmpty(Mono.defer(() -> duplicates.judge(order, pointer)))
                .retryWhen(retry);
    }

    private Mono<SessionPointer> settled(ObservedSession session) {
        return settlement
                .settle(session, SettlementCause.of(OrderSource.WEBHOOK))
                .map(SettlementResult::pointer);
    }

    private static RowResult notUnderstood(LegacyOrder order, UnreadableRowException refused) {
        return RowResult.notUnderstood(order.row().key(), refused.why());
    }

    private Mono<RowResult> adopt(
            LegacyOrder order, LegacyPaymentStatus.Answer answer, boolean dryRun) {
        List<MigrationFinding> findings = unfollowed(order, answer);
        if (dryRun) {
            return Mono.just(new RowResult(Outcome.ADOPTED, findings));
        }
        OrderMigrationCommit whole =
                new OrderMigrationCommit(order, answer.facts(), true, true, clock.instant());
        return write(whole, findings).retryWhen(retry);
    }

    /** What keeps later news of the payment from reaching the order. */
    private static List<MigrationFinding> unfollowed(
            LegacyOrder order, LegacyPaymentStatus.Answer answer) {
        List<String> reasons = new ArrayList<>();
        boolean isPaid = answer.facts().details().amounts().total().orElse(0L) > 0;
        if (isPaid && answer.facts().details().paymentIntentId().isEmpty()) {
            reasons.add("it names no payment, so that no refund or dispute at Stripe finds it");
        }
        if (!answer.isAtStripe()) {
            reasons.add("Stripe does not know its session");
        }
        return reasons.stream().map(why -> note(order, why)).toList();
    }

    private Mono<RowResult> write(OrderMigrationCommit commit, List<MigrationFinding> findings) {
        return table.transact(commit.writes())
                .thenReturn(new RowResult(Outcome.ADOPTED, findings))
                .onErrorResume(WriteRefused.class, refused -> refused(commit, findings, refused));
    }

    private Mono<RowResult> refused(
            OrderMigrationCommit commit, List<MigrationFinding> findings, WriteRefused refused) {
        LegacyOrder order = commit.order();
        Optional<Key> payment = commit.paymentKey().filter(refused::at);
        if (refused.at(Key.session(order.sessionId()))) {
            return sessions.findStrongly(order.sessionId())
                    .flatMap(pointer -> duplicates.judge(order, pointer));
        }
        if (refused.at(commit.numberKey())) {
            String why = "its number is also that of " + other(refused, commit.numberKey());
            return write(commit.withoutNumber(), and(findings, order, why));
        }
        if (payment.isPresent()) {
            String why = "its payment is also that of " + other(refused, payment.get());
            return write(commit.withoutPayment(), and(findings, order, why));
        }
        if (order.moves() && refused.at(order.key())) {
            throw new UnreadableRowException(
                    "another order has its key under the e-mail in small letters");
        }
        // A conflict is tried again; a row that is gone was claimed or deleted by somebody.
        return refused.isConflict() ? Mono.error(refused) : Mono.just(RowResult.of(Outcome.OTHER));
    }

    private static String other(WriteRefused refused, Key key) {
        return refused.found(key).flatMap(item -> item.findText("sessionId")).orElse("another");
    }

    private static List<MigrationFinding> and(
            List<MigrationFinding> findings, LegacyOrder order, String why) {
        List<MigrationFinding> more = new ArrayList<>(findings);
        more.add(note(order, why));
        return more;
    }

    private static MigrationFinding note(LegacyOrder order, String why) {
        return new MigrationFinding(MigrationFinding.Kind.NOTE, order.row().key(), why);
    }
}
