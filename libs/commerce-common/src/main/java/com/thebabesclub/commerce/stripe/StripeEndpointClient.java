package com.thebabesclub.commerce.stripe;

import com.stripe.model.WebhookEndpoint;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointUpdateParams;
import com.thebabesclub.commerce.runtime.secret.Secret;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes and changes webhook endpoints. The errors are those of {@link StripeGateway}. */
public final class StripeEndpointClient {

    private static final String EVENTS = "enabled_events";

    /**
     * An endpoint to be made.
     *
     * @param apiVersion in which it is sent events; it never changes
     */
    public record NewEndpoint(
            String url, Set<String> events, String apiVersion, Map<String, String> metadata) {}

    /**
     * An endpoint that was made.
     *
     * @param secret which Stripe tells this once
     */
    public record MadeEndpoint(String id, Secret secret) {}

    /** What of an endpoint is to be another; what is empty stays. */
    public record EndpointChange(
            Optional<String> url, Optional<Set<String>> events, Optional<Boolean> enabled) {}

    private final StripeGateway stripe;

    public StripeEndpointClient(StripeGateway stripe) {
        this.stripe = stripe;
    }

    /**
     * Makes the endpoint. There is no key of ours: under the same one Stripe would tell for a day
     * of an endpoint that somebody has deleted since.
     */
    public Mono<MadeEndpoint> create(NewEndpoint endpoint) {
        // By their names: the library's own lists of events and versions end with its release.
        WebhookEndpointCreateParams params =
                WebhookEndpointCreateParams.builder()
                        .setUrl(endpoint.url())
                        .putExtraParam(EVENTS, sorted(endpoint.events()))
                        .putExtraParam("api_version", endpoint.apiVersion())
                        .putAllMetadata(endpoint.metadata())
                        .build();
        return stripe.call(
                        "webhookEndpoints.create",
                        client -> client.v1().webhookEndpoints().create(params))
                .map(StripeEndpointClient::made);
    }

    /** Changes the endpoint. */
    public Mono<Void> update(String endpointId, EndpointChange change) {
        WebhookEndpointUpdateParams.Builder params = WebhookEndpointUpdateParams.builder();
        change.url().ifPresent(params::setUrl);
        change.events().ifPresent(events -> params.putExtraParam(EVENTS, sorted(events)));
        change.enabled().ifPresent(enabled -> params.setDisabled(!enabled));
        return stripe.call(
                        "webhookEndpoints.update",
                        client -> client.v1().webhookEndpoints().update(endpointId, params.build()))
                .then();
    }

    private static MadeEndpoint made(WebhookEndpoint endpoint) {
        return new MadeEndpoint(endpoint.getId(), Secret.of(endpoint.getSecret()));
    }

    private static List<String> sorted(Set<String> events) {
        return events.stream().sorted().toList();
    }
}
