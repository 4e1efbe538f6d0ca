package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.OrderLine;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.order.SessionDetails;
import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.stripe.StripeSessionClient;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Optional;

/**
 * The lines of an order.
 *
 * @param charged as Stripe charged them, where that is not what was quoted
 */
record QuotedAndChargedLines(QuotedLines quoted, Optional<List<OrderLine>> charged) {

    private static final Logger LOG = LoggerFactory.getLogger(QuotedAndChargedLines.class);

    /**
     * The lines from the table, and from Stripe only where there are none or tax or a promotion
     * code changed them.
     */
    static Mono<QuotedAndChargedLines> of(
            String sessionId,
            Optional<QuotedLines> stored,
            SessionDetails details,
            StripeSessionClient stripe) {
        if (stored.filter(quoted -> quoted.holdFor(details)).isPresent()) {
            return Mono.just(new QuotedAndChargedLines(stored.get(), Optional.empty()));
        }
        return stripe.lineItems(sessionId)
                .onErrorResume(failure -> failed(sessionId, failure))
                .map(
                        charged ->
                                new QuotedAndChargedLines(
                                        stored.orElseGet(
                                                () -> new QuotedLines(charged, Optional.empty())),
                                        Optional.of(charged)));
    }

    private static Mono<List<OrderLine>> failed(String sessionId, Throwable failure) {
        return Mono.deferContextual(
                context -> {
                    Trace.of(context)
                            .mark(LOG.atError())
                            .addKeyValue("sessionId", sessionId)
                            .addKeyValue("reason", failure.getClass().getSimpleName())
                            .log("Failed to fetch line items");
                    return Mono.error(failure);
                });
    }
}
