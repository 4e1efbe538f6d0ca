package com.thebabesclub.commerce.outbox.mail;

import com.thebabesclub.commerce.domain.email.EmailAddress;
import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.order.Todo;
import com.thebabesclub.commerce.outbox.ClaimedTask;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.outbox.OutboxTask.Owed;
import com.thebabesclub.commerce.outbox.TaskHandler;
import com.thebabesclub.commerce.outbox.mail.MailSender.MailRejected;
import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Sends one mail about an order. There is nothing to send where the order is gone, its customer was
 * forgotten, or the fact is no longer true.
 *
 * @param orders the order of a session; empty where there is none
 */
record MailTaskHandler(
        MailType type,
        Function<String, Mono<Order>> orders,
        MailDispatcher dispatcher,
        Metrics metrics)
        implements TaskHandler {

    private static final Logger LOG = LoggerFactory.getLogger(MailTaskHandler.class);

    /** One address, without quotes, comments and names. */
    private static final Pattern MAILBOX =
            Pattern.compile(
                    "[^\\s\\p{Cc}\\p{Z},;:<>()\\[\\]\"\\\\@]{1,64}"
                            + "@[^\\s\\p{Cc}\\p{Z},;:<>()\\[\\]\"\\\\@]{1,255}");

    static MailType type(Owed owed) {
        return switch (owed) {
            case CUSTOMER_MAIL -> MailType.ORDER_CONFIRMED;
            case SHOP_MAIL -> MailType.ORDER_NEWS;
            case FAILURE_MAIL -> MailType.PAYMENT_FAILED;
            case REFUND_MAIL -> MailType.REFUNDED;
            case SHIPPED_MAIL -> MailType.SHIPPED;
            case REFUND_REVIEW_MAIL -> MailType.REFUND_REVIEW;
            case ALARM_MAIL -> MailType.ORDER_ALARM;
            case SETTLE, REMOVE_COUPON, REFUND, ERASE, ORDER_EVENT, RELEASE, RESTOCK ->
                    throw new IllegalArgumentException(owed + " is no mail");
        };
    }

    @Override
    public Mono<Outcome> run(ClaimedTask claimed) {
        return orders.apply(claimed.task().sessionId())
                .filter(order -> isTrue(order, claimed.task()))
                .flatMap(
                        order ->
                                Mono.justOrEmpty(recipient(order))
                                        .flatMap(to -> send(claimed, order, to)))
                .defaultIfEmpty(new Outcome.Done());
    }

    /** A payment that failed may have been made good since, and an alarm may be over. */
    private boolean isTrue(Order order, OutboxTask task) {
        return switch (type) {
            case PAYMENT_FAILED -> order.facts().stage() == SessionStage.FAILED;
            case ORDER_ALARM -> !Todo.troubles(order).isEmpty();
            case SHIPPED -> MailRenderer.shipment(order, task.commandId()).isPresent();
            case ORDER_CONFIRMED, ORDER_NEWS, REFUNDED, REFUND_REVIEW -> true;
        };
    }

    private Optional<String> recipient(Order order) {
        return isForShop()
                ? dispatcher.settings().shopTo()
                : order.facts().details().customerEmail();
    }

    private boolean isForShop() {
        return switch (type) {
            case ORDER_NEWS, REFUND_REVIEW, ORDER_ALARM -> true;
            case ORDER_CONFIRMED, PAYMENT_FAILED, REFUNDED, SHIPPED -> false;
        };
    }

    /** A customer may have typed anything; a provider would take a comma for a second recipient. */
    private Mono<Outcome> send(ClaimedTask claimed, Order order, String to) {
        if (!isForShop() && !MAILBOX.matcher(to).matches()) {
            metrics.record(Metric.MAILS.one("refused"));
            return Mono.just(new Outcome.Hopeless("the customer's e-mail is no address"));
        }
        return Mono.just(order)
                .publishOn(dispatcher.threads())
                .map(
                        sold ->
                                dispatcher
                                        .renderer()
                                        .write(
                                                type,
                                                EmailAddress.withAsciiDomain(to),
                                                sold,
                                                claimed.task()))
                .flatMap(this::send);
    }

    private Mono<Outcome> send(Mail mail) {
        return dispatcher
                .sender()
                .send(mail)
                .then(carried(mail))
                .doOnError(
                        failure ->
                                metrics.record(
                                        Metric.MAILS.one(
                                                failure instanceof MailRejected
                                                        ? "refused"
                                                        : "failed")))
                .onErrorResume(
                        MailRejected.class,
                        refused -> Mono.just(new Outcome.Hopeless(refused.reason())));
    }

    /** What is only logged is owed no more, and nothing says that it was sent. */
    private Mono<Outcome> carried(Mail mail) {
        return Mono.defer(
                        () -> {
                            boolean sent = dispatcher.sender().isCarrying();
                            metrics.record(Metric.MAILS.one(sent ? "sent" : "logged"));
                            return sent ? logSent(mail) : Mono.empty();
                        })
                .thenReturn(new Outcome.Done());
    }

    private static Mono<Void> logSent(Mail mail) {
        return Trace.log(
                trace ->
                        trace.mark(LOG.atInfo()).addKeyValue("kind", mail.kind()).log("Mail sent"));
    }
}
