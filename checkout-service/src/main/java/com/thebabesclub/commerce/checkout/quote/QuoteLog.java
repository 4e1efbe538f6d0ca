package com.thebabesclub.commerce.checkout.quote;

import com.thebabesclub.commerce.domain.quote.PriceSnapshot;
import com.thebabesclub.commerce.domain.quote.Quote;
import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells of each quote what it came to, and nothing of who asked: no sku, no address, no signature.
 */
final class QuoteLog {

    private static final Logger LOG = LoggerFactory.getLogger(QuoteLog.class);

    private final Metrics metrics;
    private final Clock clock;

    QuoteLog(Metrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * A quote is answered.
     *
     * @param isHit true where it is the one that the shopper had already
     */
    Mono<Void> answered(Quote quote, boolean isHit, Instant start) {
        return Mono.deferContextual(
                context -> {
                    PriceSnapshot prices = quote.prices();
                    long latency = Duration.between(start, clock.instant()).toMillis();
                    metrics.record(
                            Metric.QUOTES.one(isHit ? "hit" : "miss"),
                            Metric.QUOTE_LINES.of(prices.lines().size()),
                            Metric.QUOTE_AMOUNT.of(prices.total(), prices.currency().code()),
                            Metric.QUOTE_BUNDLES.of(prices.bundles().size()),
                            Metric.QUOTE_LATENCY.of(latency));
                    Trace.of(context)
                            .mark(LOG.atInfo())
                            .addKeyValue("lines", prices.lines().size())
                            .addKeyValue("total", prices.total())
                            .addKeyValue("currency", prices.currency().code())
                            .addKeyValue("bundles", prices.bundles().size())
                            .addKeyValue("cacheHit", isHit)
                            .addKeyValue("latencyMs", latency)
                            .log("Cart quoted");
                    return Mono.empty();
                });
    }

    /** The catalogue's bundles compete so much that the cheapest price may not have been found. */
    void cutShort(Quote quote) {
        metrics.record(Metric.QUOTES_CUT_SHORT.one());
        LOG.atWarn()
                .addKeyValue("lines", quote.prices().lines().size())
                .addKeyValue("priceVersion", quote.prices().priceVersion())
                .log("Pricing cut short");
    }

    void altered() {
        LOG.atError().log("Stored quote is not what was signed");
    }

    void stockNotRead(Throwable failure) {
        LOG.atWarn()
                .addKeyValue("reason", failure.getClass().getSimpleName())
                .log("Stock not read for a quote");
    }

    void historyNotWritten(Throwable failure) {
        LOG.atWarn()
                .addKeyValue("reason", failure.getClass().getSimpleName())
                .log("Quote history not written");
    }
}
