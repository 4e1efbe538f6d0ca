package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.Stripe;
import com.stripe.param.EventListParams;
import com.stripe.param.WebhookEndpointListParams;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Events at Stripe, and where it sends them. The errors are those of {@link StripeGateway}. */
@Singleton
public final class StripeEventClient {

    /** The version that this shop's own calls are made in, and its endpoint should have. */
    public static final String API_VERSION = Stripe.API_VERSION;

    private static final long PAGE = 100;

    private final StripeGateway stripe;

    public StripeEventClient(StripeGateway stripe) {
        this.stripe = stripe;
    }

    /** The event; {@link StripeRefused#isMissing} where it is none, or older than thirty days. */
    public Mono<EventPayload> retrieve(String eventId) {
        return stripe.json("events.retrieve", client -> client.v1().events().retrieve(eventId))
                .map(StripeEventClient::payload);
    }

    /**
     * A page of the events of these types that happened from one moment to another, both included.
     *
     * @param types at most twenty
     * @param after the id after which to begin; empty for the newest
     */
    public Mono<StripePage<EventPayload>> list(
            Collection<String> types, Instant from, Instant to, Optional<String> after) {
        EventListParams.Builder params =
                EventListParams.builder()
                        .addAllType(List.copyOf(types))
                        .putExtraParam("created", StripeJson.created(from, to))
                        .setLimit(PAGE);
        after.ifPresent(params::setStartingAfter);
        return stripe.page(
                "events.list",
                client -> client.v1().events().list(params.build()),
                json -> Optional.of(payload(json)));
    }

    /** The endpoints of the account; it can have sixteen. */
    public Mono<List<WebhookEndpoint>> endpoints() {
        WebhookEndpointListParams params =
                WebhookEndpointListParams.builder().setLimit(PAGE).build();
        return stripe.page(
                        "webhookEndpoints.list",
                        client -> client.v1().webhookEndpoints().list(params),
                        json -> Optional.of(endpoint(json)))
                .map(StripePage::elements);
    }

    private static EventPayload payload(JsonNode event) {
        String body = event.toString();
        StripeEvent read =
                StripeEvent.parse(body.getBytes(StandardCharsets.UTF_8))
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "Stripe answered with what is not an event"));
        return new EventPayload(read, body);
    }

    private static WebhookEndpoint endpoint(JsonNode endpoint) {
        Set<String> events = new HashSet<>();
        endpoint.path("enabled_events").forEach(type -> events.add(type.asText()));
        return new WebhookEndpoint(
                StripeJson.text(endpoint, "id").orElse(""),
                StripeJson.text(endpoint, "url").orElse(""),
                endpoint.path("status").asText().equals("enabled"),
                StripeJson.text(endpoint, "api_version"),
                events,
                StripeJson.metadata(endpoint));
    }
}
