package com.thebabesclub.commerce.webhook.event;

import com.thebabesclub.commerce.web.TimeLimit;

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

import reactor.core.publisher.Mono;

import java.util.Objects;

/**
 * {@code POST /stripe/webhook}. Stripe's payment page waits up to ten seconds for the answer before
 * it sends the customer on.
 */
@Controller("/stripe/webhook")
@TimeLimit("8s")
@Secured(SecurityRule.IS_ANONYMOUS)
final class WebhookController {

    @Serdeable
    record Reply(boolean received) {}

    private final Deliveries deliveries;

    WebhookController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Post
    @Consumes(MediaType.ALL)
    Mono<Reply> deliver(
            @Body byte @Nullable [] body, @Nullable @Header("Stripe-Signature") String signature) {
        return deliveries
                .take(
                        Objects.requireNonNullElse(body, new byte[0]),
                        Objects.requireNonNullElse(signature, ""))
                .thenReturn(new Reply(true));
    }
}
