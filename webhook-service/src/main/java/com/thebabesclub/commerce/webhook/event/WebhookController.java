package com.thebabesclub.commerce.webhook.event;

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

import reactor.core.publisher.Mono;

import java.util.Objects;

/** {@code POST /stripe/webhook}. */
@Controller("/stripe/webhook")
@Secured(SecurityRule.IS_ANONYMOUS)
final class WebhookController {

    @Serdeable
    record Reply(boolean received) {}

    private final Deliveries deliveries;
    private final Requests requests;

    WebhookController(Deliveries deliveries, Requests requests) {
        this.deliveries = deliveries;
        this.requests = requests;
    }

    @Post
    @Consumes(MediaType.ALL)
    Mono<Reply> deliver(
            HttpRequest<?> request,
            @Body byte @Nullable [] body,
            @Nullable @Header("Stripe-Signature") String signature) {
        Mono<Reply> reply =
                deliveries
                        .take(
                                Objects.requireNonNullElse(body, new byte[0]),
                                Objects.requireNonNullElse(signature, ""))
                        .thenReturn(new Reply(true));
        return requests.bound(request, Deliveries.BUDGET, reply);
    }
}
