package com.thebabesclub.commerce.webhook.event;

import com.thebabesclub.commerce.metric.Metric;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.metric.Reading;
import com.thebabesclub.commerce.stripe.StripeEvent;
import com.thebabesclub.commerce.stripe.WebhookSignature.Finding;
import com.thebabesclub.commerce.stripe.WebhookSignature.Verdict;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** What the route counts of each delivery before anything is done for it. */
final class WebhookMetrics {

    private static final String OTHER = "other";

    /** The types that have a sort of their own; Stripe has hundreds. */
    private static final Set<String> TYPES =
            Set.of(
                    "checkout.session.completed",
                    "checkout.session.async_payment_succeeded",
                    "checkout.session.async_payment_failed",
                    "checkout.session.expired",
                    "payment_intent.payment_failed",
                    "refund.created",
                    "refund.updated",
                    "refund.failed",
                    "charge.refund.updated",
                    "charge.refunded",
                    "charge.dispute.created",
                    "charge.dispute.updated",
                    "charge.dispute.closed",
                    "charge.dispute.funds_withdrawn",
                    "charge.dispute.funds_reinstated");

    private final Metrics metrics;
    private final Clock clock;

    WebhookMetrics(Metrics metrics, Clock clock) {
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
        String type = TYPES.contains(event.type()) ? event.type() : OTHER;
        Reading one = Metric.WEBHOOKS_RECEIVED.one(type);
        // A thin event tells its time otherwise.
        if (event.created().equals(Instant.EPOCH)) {
            metrics.record(one);
        } else {
            long lag = Duration.between(event.created(), clock.instant()).toSeconds();
            metrics.record(one, Metric.WEBHOOK_LAG.of(Math.max(0, lag)));
        }
    }
}
