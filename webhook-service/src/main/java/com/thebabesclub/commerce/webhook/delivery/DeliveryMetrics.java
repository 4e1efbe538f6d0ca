package com.thebabesclub.commerce.webhook.delivery;

import com.thebabesclub.commerce.event.HandledEventTypes;
import com.thebabesclub.commerce.runtime.metric.Measurement;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.stripe.StripeEvent;
import com.thebabesclub.commerce.stripe.WebhookSignature.Finding;
import com.thebabesclub.commerce.stripe.WebhookSignature.Verdict;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What the route counts of each delivery before anything is done for it. */
@Singleton
final class DeliveryMetrics {

    private static final String OTHER = "other";

    private final Metrics metrics;
    private final Clock clock;

    DeliveryMetrics(Metrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Which secret a wrong signature claims cannot be told, so that failures are counted by what is
     * wrong with them, and successes by secret: one that is counted no more can be retired.
     */
    void examined(Finding finding) {
        metrics.record(
                finding.verdict() == Verdict.VALID
                        ? Metric.WEBHOOK_SIGNATURES.one(Integer.toString(finding.key()))
                        : Metric.WEBHOOK_SIGNATURE_FAILURES.one(
                                finding.verdict().name().toLowerCase(Locale.ROOT)));
    }

    void received(StripeEvent event) {
        String type = hasItsOwnSort(event.type()) ? event.type() : OTHER;
        Measurement one = Metric.WEBHOOKS_RECEIVED.one(type);
        // A thin event tells its time otherwise.
        if (event.created().equals(Instant.EPOCH)) {
            metrics.record(one);
        } else {
            long lag = Duration.between(event.created(), clock.instant()).toSeconds();
            metrics.record(one, Metric.WEBHOOK_LAG.of(Math.max(0, lag)));
        }
    }

    /** Stripe has hundreds of types. */
    private static boolean hasItsOwnSort(String type) {
        return HandledEventTypes.settling().contains(type)
                || type.equals(HandledEventTypes.DECLINED);
    }
}
