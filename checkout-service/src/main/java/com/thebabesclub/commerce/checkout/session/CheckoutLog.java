package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.log.Trace;
import com.thebabesclub.commerce.quote.Quote;
import com.thebabesclub.commerce.session.ObservedSession;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

import reactor.core.publisher.Mono;

import java.util.function.UnaryOperator;

/** What the operator is told of checkouts. Never a signature, an address or an e-mail. */
final class CheckoutLog {

    private static final Logger LOG = LoggerFactory.getLogger(CheckoutLog.class);

    /** The notification by which an order can be followed by hand. */
    Mono<Void> created(Claim claim, Quote quote, ObservedSession session) {
        return line(
                LOG.atInfo(),
                "Checkout session created",
                line ->
                        line.addKeyValue("sessionId", session.id())
                                .addKeyValue("attempt", claim.attempt())
                                .addKeyValue("superseded", claim.toExpire().isPresent())
                                .addKeyValue("lines", quote.prices().lines().size())
                                .addKeyValue("total", quote.prices().total())
                                .addKeyValue("discount", quote.prices().discount())
                                .addKeyValue("currency", quote.prices().currency().code()));
    }

    Mono<Void> reused(SessionReply reply) {
        return line(
                LOG.atInfo(),
                "Checkout session reused",
                line -> line.addKeyValue("sessionId", reply.sessionId()));
    }

    Mono<Void> totalMismatch(ObservedSession session) {
        return line(
                LOG.atError(),
                "Checkout total mismatch",
                line -> line.addKeyValue("sessionId", session.id()));
    }

    private static Mono<Void> line(
            LoggingEventBuilder event, String message, UnaryOperator<LoggingEventBuilder> fields) {
        return Mono.deferContextual(
                context -> {
                    fields.apply(Trace.of(context).mark(event)).log(message);
                    return Mono.empty();
                });
    }
}
