package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.domain.quote.Quote;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.runtime.metric.Measurement;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.function.UnaryOperator;

/** What the operator is told of checkouts. Never a signature, an address or an e-mail. */
@Singleton
final class CheckoutLog {

    private static final Logger LOG = LoggerFactory.getLogger(CheckoutLog.class);

    private final Metrics metrics;

    CheckoutLog(Metrics metrics) {
        this.metrics = metrics;
    }

    /** The order notification, from which an order can be made ready by hand. */
    Mono<Void> created(Quote quote, CheckoutStep.Answer answer) {
        return line(
                LOG.atInfo(),
                "Checkout session created",
                Metric.SESSIONS.one("made"),
                line ->
                        line.addKeyValue("sessionId", answer.page().sessionId())
                                .addKeyValue("attempt", answer.page().claim().attempt())
                                .addKeyValue("superseded", answer.isReplacement())
                                .addKeyValue("items", items(quote))
                                .addKeyValue("total", quote.prices().total())
                                .addKeyValue("discount", quote.prices().discount())
                                .addKeyValue("currency", quote.prices().currency().code()));
    }

    Mono<Void> reused(CheckoutStep.Answer answer) {
        return line(
                LOG.atInfo(),
                "Checkout session reused",
                Metric.SESSIONS.one("reused"),
                line -> line.addKeyValue("sessionId", answer.page().sessionId()));
    }

    Mono<Void> totalMismatch(ObservedSession session) {
        return line(
                LOG.atError(),
                "Checkout total mismatch",
                Metric.TOTAL_MISMATCHES.one(),
                line -> line.addKeyValue("sessionId", session.id()));
    }

    Mono<Void> foreignPage(ObservedSession session) {
        return line(
                LOG.atError(),
                "Checkout page is not Stripe's",
                Metric.FOREIGN_PAGES.one(),
                line -> line.addKeyValue("sessionId", session.id()));
    }

    Mono<Void> superseded() {
        return line(
                LOG.atInfo(),
                "Checkout session superseded",
                Metric.SESSIONS_SUPERSEDED.one(),
                line -> line);
    }

    /** One address holds counted pieces in as many carts as it may. */
    Mono<Void> tooManyReservations() {
        return line(
                LOG.atWarn(),
                "Too many reservations of an address",
                Metric.RATE_LIMITED.one("reservations"),
                line -> line);
    }

    Mono<Void> couponRefused(String code) {
        return line(
                LOG.atWarn(),
                "Coupon refused, the lines carry the discount",
                Metric.COUPON_FALLBACKS.one(),
                line -> line.addKeyValue("code", code));
    }

    /** A part without which a payment goes as well: Stripe refused it. */
    Mono<Void> leftOut(String part) {
        return line(
                LOG.atWarn(),
                "Refused by Stripe and left out",
                Metric.PARTS_LEFT_OUT.one(part),
                line -> line.addKeyValue("part", part));
    }

    private static List<String> items(Quote quote) {
        return quote.prices().lines().stream()
                .map(line -> line.quantity() + " " + line.sku())
                .toList();
    }

    private Mono<Void> line(
            LoggingEventBuilder event,
            String message,
            Measurement measurement,
            UnaryOperator<LoggingEventBuilder> fields) {
        return Mono.deferContextual(
                context -> {
                    fields.apply(Trace.of(context).mark(event)).log(message);
                    metrics.record(measurement);
                    return Mono.empty();
                });
    }
}
