package com.thebabesclub.commerce.sync.migrate;

import com.thebabesclub.commerce.order.Facts;
import com.thebabesclub.commerce.session.SessionPointer;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.sync.migrate.Met.Outcome;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.WriteRefused;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes old orders known, one at a time. */
final class OldOrders {

    private final CommerceTable table;
    private final Sessions sessions;
    private final PaymentWord word;
    private final Doubles doubles;
    private final Retry patience;
    private final Clock clock;

    /**
     * @param patience with a table or a Stripe that does not answer
     */
    OldOrders(CommerceTable table, PaymentWord word, Doubles doubles, Retry patience, Clock clock) {
        this.table = table;
        this.sessions = new Sessions(table);
        this.word = word;
        this.doubles = doubles;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * What becomes of a row.
     *
     * @param pointer of its session, as it was a moment ago
     */
    Mono<Met> meet(OldOrder order, Optional<SessionPointer> pointer, boolean dryRun) {
        return pointer.map(known -> doubles.judge(order, known))
                .orElseGet(
                        () ->
                                word.of(order)
                                        .retryWhen(patience)
                                        .flatMap(
                                                facts ->
                                                        dryRun
                                                                ? Mono.just(Met.of(Outcome.ADOPTED))
                                                                : adopt(order, facts)))
                .onErrorResume(
                        NotUnderstood.class, refused -> Mono.just(notUnderstood(order, refused)));
    }

    private static Met notUnderstood(OldOrder order, NotUnderstood refused) {
        return Met.of(
                Outcome.NOT_UNDERSTOOD,
                new Finding(Finding.Kind.NOT_UNDERSTOOD, order.row().key(), refused.why()));
    }

    private Mono<Met> adopt(OldOrder order, Facts facts) {
        Adoption whole = new Adoption(order, facts, true, true, clock.instant());
        return write(whole, List.of()).retryWhen(patience);
    }

    private Mono<Met> write(Adoption adoption, List<Finding> findings) {
        return table.transact(adoption.writes())
                .thenReturn(new Met(Outcome.ADOPTED, findings))
                .onErrorResume(WriteRefused.class, refused -> refused(adoption, findings, refused));
    }

    private Mono<Met> refused(Adoption adoption, List<Finding> findings, WriteRefused refused) {
        OldOrder order = adoption.order();
        Optional<Key> payment = adoption.paymentKey().filter(refused::at);
        if (refused.at(Key.session(order.sessionId()))) {
            return sessions.findStrongly(order.sessionId())
                    .flatMap(pointer -> doubles.judge(order, pointer));
        }
        if (refused.at(adoption.numberKey())) {
            String why = "its number is also that of " + other(refused, adoption.numberKey());
            return write(
                    new Adoption(
                            order, adoption.facts(), false, adoption.withPayment(), adoption.now()),
                    and(findings, order, why));
        }
        if (payment.isPresent()) {
            String why = "its payment is also that of " + other(refused, payment.get());
            return write(
                    new Adoption(
                            order, adoption.facts(), adoption.withNumber(), false, adoption.now()),
                    and(findings, order, why));
        }
        if (order.moves() && refused.at(order.key())) {
            throw new NotUnderstood("another order has its key under the e-mail in small letters");
        }
        // A conflict is tried again; a row that is gone was claimed or deleted by somebody.
        return refused.isConflict() ? Mono.error(refused) : Mono.just(Met.of(Outcome.OTHER));
    }

    private static String other(WriteRefused refused, Key key) {
        return refused.found(key).flatMap(item -> item.findText("sessionId")).orElse("another");
    }

    private static List<Finding> and(List<Finding> findings, OldOrder order, String why) {
        List<Finding> more = new ArrayList<>(findings);
        more.add(new Finding(Finding.Kind.NOTE, order.row().key(), why));
        return more;
    }
}
