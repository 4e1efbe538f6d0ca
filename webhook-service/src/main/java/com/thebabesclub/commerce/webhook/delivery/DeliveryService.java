package com.thebabesclub.commerce.webhook.delivery;

import com.thebabesclub.commerce.event.EventOutcome;
import com.thebabesclub.commerce.event.EventService;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.stripe.StripeEvent;
import com.thebabesclub.commerce.stripe.WebhookSignature.Finding;
import com.thebabesclub.commerce.stripe.WebhookSignature.Verdict;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

/**
 * Takes what arrives as a delivery of Stripe's, whoever carries the bytes.
 *
 * <p>Success says that the event needs no further delivery; a problem of status 400 that it is none
 * of Stripe's, or cannot be read; any other error asks Stripe to deliver it again.
 */
@Singleton
final class DeliveryService {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryService.class);

    private final SigningSecrets secrets;
    private final EventService events;
    private final DeliveryMetrics metrics;

    DeliveryService(SigningSecrets secrets, EventService events, DeliveryMetrics metrics) {
        this.secrets = secrets;
        this.events = events;
        this.metrics = metrics;
    }

    /**
     * What became of the event.
     *
     * @param body the bytes as they came, since the signature is of bytes
     * @param signature the header {@code Stripe-Signature}, empty where there is none
     */
    Mono<EventOutcome> take(byte[] body, String signature) {
        return secrets.examine(body, signature)
                .doOnNext(metrics::examined)
                .flatMap(
                        finding ->
                                finding.verdict() == Verdict.VALID
                                        ? handle(body)
                                        : refuse(finding));
    }

    private Mono<EventOutcome> handle(byte[] body) {
        return StripeEvent.parse(body)
                .map(event -> handle(event, body))
                .orElseGet(() -> unreadable(body));
    }

    private Mono<EventOutcome> handle(StripeEvent event, byte[] body) {
        metrics.received(event);
        return events.handle(event, body);
    }

    /** Delivered again it would be the same, so that it is not refused for ever. */
    private Mono<EventOutcome> unreadable(byte[] body) {
        return events.unreadable(body)
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Problem.badRequest(
                                                        "invalid_event",
                                                        "The body is not an event of Stripe.")
                                                .exception()));
    }

    private static Mono<EventOutcome> refuse(Finding finding) {
        return Mono.deferContextual(
                context -> {
                    Trace.of(context)
                            .mark(LOG.atWarn())
                            .addKeyValue("verdict", finding.verdict().name())
                            .log("Webhook signature refused");
                    return Mono.error(
                            Problem.badRequest(
                                            "invalid_signature",
                                            "The Stripe-Signature header does not fit the body.")
                                    .exception());
                });
    }
}
