package com.thebabesclub.commerce.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.stripe.WebhookEndpoint;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class WebhookEndpointExpectationTest {

    private static final String URL = "https://api.thebabesclub.com/stripe/webhook";
    private static final String VERSION = "2026-07-29.dahlia";

    private final WebhookEndpointExpectation expected =
            new WebhookEndpointExpectation(Optional.of(URL), Set.of("a", "b"), VERSION);

    @Test
    void anEndpointAsItShouldBeHasNoDriftAndMayBeSentMore() {
        assertThat(drift(endpoint(URL, true, VERSION, "a", "b", "c"))).isEmpty();
        assertThat(drift(endpoint(URL, true, VERSION, "*"))).isEmpty();
    }

    @Test
    void eachDifferenceIsASentence() {
        assertThat(drift(endpoint(URL, false, "2024-06-20", "a")))
                .containsExactly(
                        "we_1 is disabled.",
                        "we_1 is not sent b.",
                        "we_1 has the API version 2024-06-20 and not " + VERSION + ".");
        assertThat(drift(endpoint("https://elsewhere.example/", true, VERSION, "*")))
                .containsExactly("Stripe has no endpoint with the address of WEBHOOK_URL.");
        assertThat(drift(endpoint(URL, true, VERSION, "*"), endpoint(URL, true, VERSION, "*")))
                .containsExactly("Stripe has 2 endpoints with this address.");
    }

    @Test
    void aDisabledPredecessorAtTheSameAddressIsNoDrift() {
        assertThat(
                        drift(
                                endpoint(URL, false, "2024-06-20", "a"),
                                endpoint(URL, true, VERSION, "*")))
                .isEmpty();
    }

    @Test
    void whereNobodySaidTheAddressNothingIsCompared() {
        assertThat(
                        new WebhookEndpointExpectation(Optional.empty(), Set.of("a"), VERSION)
                                .drift(List.of()))
                .isEmpty();
    }

    private List<String> drift(WebhookEndpoint... records) {
        return expected.drift(List.of(records));
    }

    private static WebhookEndpoint endpoint(
            String url, boolean enabled, String version, String... events) {
        return new WebhookEndpoint(
                "we_1", url, enabled, Optional.of(version), Set.of(events), Map.of());
    }
}
