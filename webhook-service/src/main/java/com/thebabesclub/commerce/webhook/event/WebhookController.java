package com.thebabesclub.commerce.webhook.event;

import com.thebabesclub.commerce.event.Events;
import com.thebabesclub.commerce.log.Trace;
import com.thebabesclub.commerce.stripe.StripeEvent;
import com.thebabesclub.commerce.stripe.WebhookSignature.Finding;
import com.thebabesclub.commerce.stripe.WebhookSignature.Verdict;
import com.thebabesclub.commerce.web.Problem;
import com.thebabesclub.commerce.web.Requests;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.Objects;

/**
 * {@code POST /stripe/webhook}. Takes the body as bytes, since the signature is of bytes.
 *
 * <p>200 says that the event needs no further delivery; 400 that it is none of Stripe's; 503 asks
 * Stripe to deliver it again.
 */
@Controller("/stripe/webhook")
@Secured(SecurityRule.IS_ANONYMOUS)
final class WebhookController {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookController.class);

    /**
     * Stripe's payment page waits up to ten seconds for the answer before it sends the customer on.
     */
    private static final Duration BUDGET = Duration.ofSeconds(8);

    @Serdeable
    record Reply(boolean received) {}

    private final SigningSecrets secrets;
    private final Events events;
    private final Requests requests;
    private final WebhookMetrics metrics;

    WebhookController(
            SigningSecrets secrets, Events events, Requests requests, WebhookMetrics metrics) {
        this.secrets = secrets;
        this.events = events;
        this.requests = requests;
        this.metrics = metrics;
    }

    @Post
    @Consumes(MediaType.ALL)
    Mono<Reply> deliver(
            HttpRequest<?> request,
            @Body byte @Nullable [] body,
            @Nullable @Header("Stripe-Signature") String signature) {
        byte[] bytes = Objects.requireNonNullElse(body, new byte[0]);
        Mono<Reply> work =
                secrets.examine(bytes, Objects.requireNonNullElse(signature, ""))
                        .doOnNext(metrics::examined)
                        .flatMap(
                                finding ->
                                        finding.verdict() == Verdict.VALID
                                                ? handle(bytes)
                                                : refuse(finding));
        return requests.bound(request, BUDGET, work);
    }

    private Mono<Reply> handle(byte[] body) {
        return Mono.justOrEmpty(StripeEvent.parse(body))
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Problem.badRequest(
                                                        "invalid_event",
                                                        "The body is not an event of Stripe.")
                                                .exception()))
                .doOnNext(metrics::received)
                .flatMap(event -> events.handle(event, body))
                .thenReturn(new Reply(true));
    }

    private static Mono<Reply> refuse(Finding finding) {
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
