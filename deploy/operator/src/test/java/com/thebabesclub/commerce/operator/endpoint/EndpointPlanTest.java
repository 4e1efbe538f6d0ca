package com.thebabesclub.commerce.operator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.event.WebhookEndpointExpectation;
import com.thebabesclub.commerce.stripe.StripeEndpointClient.EndpointChange;
import com.thebabesclub.commerce.stripe.WebhookEndpoint;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class EndpointPlanTest {

    private static final String HERE = "https://api.thebabesclub.com/stripe/webhook";
    private static final String ELSEWHERE = "https://old.example/webhook";
    private static final Map<String, String> OURS = Map.of("app", "babesclub", "env", "prod");

    private final WebhookEndpointExpectation wanted =
            new WebhookEndpointExpectation(Optional.of(HERE), Set.of("a", "b"), "v2");

    @Test
    void oneThatIsRightIsLeftAlone() {
        EndpointPlan plan = plan(false, endpoint("we_1", HERE, true, "v2", "a", "b", "c"));

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.left()).isEmpty();
        assertThat(plan(true, endpoint("we_1", HERE, true, "v2", "*")).isEmpty()).isTrue();
    }

    @Test
    void whereThereIsNoneOneIsMade() {
        EndpointPlan plan = plan(true, endpoint("we_1", ELSEWHERE, true, "v2", "*"));

        assertThat(plan.make().orElseThrow().events())
                .containsExactlyInAnyOrder("a", "b", "payment_intent.payment_failed");
        assertThat(plan.make().orElseThrow().metadata()).isEqualTo(OURS);
        assertThat(plan.retire()).isEmpty();
    }

    @Test
    void whatIsMissingIsAddedAndWhatIsMoreStays() {
        assertThat(change(plan(false, endpoint("we_1", HERE, false, "v2", "a", "c"))))
                .isEqualTo(
                        new EndpointChange(
                                Optional.empty(),
                                Optional.of(Set.of("a", "b", "c")),
                                Optional.of(true)));
    }

    @Test
    void ourOnlyEndpointMovesWithItsSecret() {
        WebhookEndpoint ours =
                new WebhookEndpoint(
                        "we_1", ELSEWHERE, true, Optional.of("v2"), Set.of("a", "b"), OURS);

        EndpointPlan plan = plan(false, ours, endpoint("we_2", ELSEWHERE, true, "v2", "*"));

        assertThat(plan.make()).isEmpty();
        assertThat(change(plan).url()).contains(HERE);
        assertThat(plan(false, ours, ours).make()).isPresent();
    }

    @Test
    void anotherVersionTakesANewEndpointAndTheOldOneSendsOnUntilItMayGo() {
        WebhookEndpoint old = endpoint("we_1", HERE, true, "v1", "a", "b");
        WebhookEndpoint right = endpoint("we_2", HERE, true, "v2", "a", "b");

        EndpointPlan first = plan(true, old);
        assertThat(first.make()).isPresent();
        assertThat(first.retire()).isEmpty();
        assertThat(first.left()).containsExactly(old);

        assertThat(plan(false, old, right).left()).containsExactly(old);
        EndpointPlan last = plan(true, old, right);
        assertThat(last.make()).isEmpty();
        assertThat(last.retire()).containsExactly(old);
        assertThat(plan(true, endpoint("we_1", HERE, false, "v1", "a"), right).isEmpty()).isTrue();
    }

    private static EndpointChange change(EndpointPlan plan) {
        return plan.correct().orElseThrow().change();
    }

    private EndpointPlan plan(boolean retire, WebhookEndpoint... records) {
        return EndpointPlan.of(wanted, OURS, List.of(records), true, retire);
    }

    private static WebhookEndpoint endpoint(
            String id, String url, boolean enabled, String version, String... events) {
        return new WebhookEndpoint(
                id, url, enabled, Optional.of(version), Set.of(events), Map.of());
    }
}
