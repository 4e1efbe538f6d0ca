package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.param.WebhookEndpointUpdateParams;
import com.stripe.param.WebhookEndpointUpdateParams.EnabledEvent;
import com.thebabesclub.commerce.event.HandledEventTypes;
import com.thebabesclub.commerce.stripe.StripeEventClient;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestShop;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.stripe.emulator.json.ApiVersion;

import io.micronaut.context.DefaultApplicationContextBuilder;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A shop after a release that acts on new types of events. */
@MicronautTest(contextBuilder = EndpointHealthTest.Builder.class)
class EndpointHealthTest {

    private static final String URL = "http://127.0.0.1:1/stripe/webhook";

    private static final List<String> NEW =
            List.of(
                    "radar.early_fraud_warning.created",
                    "radar.early_fraud_warning.updated",
                    "review.closed",
                    "review.opened");

    @Inject Dashboard dashboard;
    @Inject TestShop shop;

    /** With this address of the endpoint. */
    public static final class Builder extends DefaultApplicationContextBuilder {

        public Builder() {
            DashboardContextBuilder.configure(this, Map.of("WEBHOOK_URL", URL));
        }
    }

    @Test
    @Case(
            id = "P19",
            sentence =
                    "A release that acts on new types of events is degraded until the endpoint is "
                            + "sent them.")
    void healthIsDegradedUntilTheEndpointIsSentTheNewTypes() throws StripeException {
        dashboard.stripe.holdDeliveries();
        dashboard.stripe.registerEndpoint(
                URL,
                "whsec_of_the_endpoint",
                new ApiVersion(StripeEventClient.API_VERSION),
                HandledEventTypes.settling().stream()
                        .filter(type -> !NEW.contains(type))
                        .toArray(String[]::new));
        for (Door door : dashboard.doors()) {
            assertThat(health(door))
                    .startsWith("{\"status\":\"degraded\"")
                    .contains("is not sent " + String.join(", ", NEW) + ".");
        }

        asWebhookEnsureDoes();

        for (Door door : dashboard.doors()) {
            assertThat(health(door)).contains("\"webhook\":{\"status\":\"ok\"", "\"drift\":[]");
        }
    }

    private void asWebhookEnsureDoes() throws StripeException {
        var endpoints = shop.client().v1().webhookEndpoints();
        String id = endpoints.list().getData().getFirst().getId();
        WebhookEndpointUpdateParams.Builder params = WebhookEndpointUpdateParams.builder();
        HandledEventTypes.settling().stream()
                .sorted()
                .map(type -> EnabledEvent.valueOf(type.replace(".", "__").toUpperCase(Locale.ROOT)))
                .forEach(params::addEnabledEvent);
        endpoints.update(id, params.build());
    }

    private String health(Door door) {
        return door.ask(WebRequest.get("/admin/health").bearer(dashboard.admin())).body();
    }
}
