package com.thebabesclub.commerce.mail;

import com.thebabesclub.commerce.due.Claimed;
import com.thebabesclub.commerce.due.DueTask.Owed;
import com.thebabesclub.commerce.due.Errand;
import com.thebabesclub.commerce.log.Trace;
import com.thebabesclub.commerce.metric.Metric;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.order.Order;
import com.thebabesclub.commerce.order.Stage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.util.Optional;
import java.util.function.Function;

/**
 * Sends one letter about an order. There is nothing to send where the order is gone, its customer
 * was forgotten, or the news is no longer true.
 */
final class MailErrand implements Errand {

    private static final Logger LOG = LoggerFactory.getLogger(MailErrand.class);

    private final Letter letter;
    private final Function<String, Mono<Order>> orders;
    private final MailRoom room;
    private final Metrics metrics;

    /**
     * @param orders the order of a session; empty where there is none
     */
    MailErrand(
            Letter letter, Function<String, Mono<Order>> orders, MailRoom room, Metrics metrics) {
        this.letter = letter;
        this.orders = orders;
        this.room = room;
        this.metrics = metrics;
    }

    static Letter letter(Owed owed) {
        return switch (owed) {
            case CUSTOMER_MAIL -> Letter.ORDER_CONFIRMED;
            case SHOP_MAIL -> Letter.ORDER_NEWS;
            case FAILURE_MAIL -> Letter.PAYMENT_FAILED;
            case REFUND_MAIL -> Letter.REFUNDED;
            case SETTLE, REMOVE_COUPON -> throw new IllegalArgumentException(owed + " is no mail");
        };
    }

    @Override
    public Mono<Outcome> run(Claimed claimed) {
        return orders.apply(claimed.task().sessionId())
                .filter(this::isTrue)
                .publishOn(room.threads())
                .flatMap(order -> Mono.justOrEmpty(mail(claimed, order)))
                .flatMap(this::send)
                .defaultIfEmpty(new Outcome.Done());
    }

    /** A payment that failed may have been made good since. */
    private boolean isTrue(Order order) {
        return letter != Letter.PAYMENT_FAILED || order.facts().stage() == Stage.FAILED;
    }

    private Optional<Mail> mail(Claimed claimed, Order order) {
        Optional<String> to =
                letter == Letter.ORDER_NEWS
                        ? room.settings().shopTo()
                        : order.facts().details().customerEmail();
        return to.map(
                address -> room.letters().write(letter, address, order, claimed.task().amount()));
    }

    private Mono<Outcome> send(Mail mail) {
        return room.sender()
                .send(mail)
                .then(sent(mail))
                .doOnError(
                        failure ->
                                metrics.record(
                                        Metric.MAILS.one(
                                                failure instanceof MailRefused
                                                        ? "refused"
                                                        : "failed")))
                .onErrorResume(
                        MailRefused.class,
                        refused -> Mono.just(new Outcome.Hopeless(refused.reason())));
    }

    private Mono<Outcome> sent(Mail mail) {
        return Mono.deferContextual(
                context -> {
                    metrics.record(Metric.MAILS.one("sent"));
                    Trace.of(context)
                            .mark(LOG.atInfo())
                            .addKeyValue("kind", mail.kind())
                            .log("Mail sent");
                    return Mono.just(new Outcome.Done());
                });
    }
}
