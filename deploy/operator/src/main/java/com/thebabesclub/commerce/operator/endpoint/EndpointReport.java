package com.thebabesclub.commerce.operator.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.operator.endpoint.EndpointPlan.Correction;
import com.thebabesclub.commerce.stripe.StripeEndpointClient.EndpointChange;
import com.thebabesclub.commerce.stripe.StripeEndpointClient.MadeEndpoint;
import com.thebabesclub.commerce.stripe.StripeEndpointClient.NewEndpoint;
import com.thebabesclub.commerce.stripe.WebhookEndpoint;

import io.micronaut.serde.annotation.Serdeable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was done about the endpoint, or would be. */
record EndpointReport(EndpointPlan plan, Optional<MadeEndpoint> made, boolean dryRun) {

    String text() {
        List<String> lines = new ArrayList<>();
        plan.make()
                .ifPresent(
                        endpoint ->
                                lines.add(
                                        "+ endpoint %s  %s, %d events, API version %s"
                                                .formatted(
                                                        made.map(MadeEndpoint::id).orElse("(new)"),
                                                        endpoint.url(),
                                                        endpoint.events().size(),
                                                        endpoint.apiVersion())));
        plan.correct().ifPresent(change -> lines.add(corrected(change)));
        plan.retire().forEach(old -> lines.add("- endpoint %s  disabled".formatted(old.id())));
        made.ifPresent(endpoint -> lines.addAll(secret(endpoint)));
        plan.left().forEach(other -> lines.add(left(other)));
        if (plan.isEmpty() && plan.left().isEmpty()) {
            lines.add("The endpoint is as it should be.");
        }
        if (dryRun && !plan.isEmpty()) {
            lines.add("Nothing was done.");
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String corrected(Correction correction) {
        EndpointChange change = correction.change();
        List<String> parts = new ArrayList<>();
        change.url().ifPresent(url -> parts.add("now at " + url));
        change.events()
                .ifPresent(
                        events -> {
                            List<String> added = new ArrayList<>(events);
                            added.removeAll(correction.before().events());
                            parts.add("is also sent " + String.join(", ", added));
                        });
        change.enabled().ifPresent(enabled -> parts.add(enabled ? "enabled" : "disabled"));
        return "~ endpoint %s  %s".formatted(correction.before().id(), String.join("; ", parts));
    }

    private static List<String> secret(MadeEndpoint endpoint) {
        return List.of(
                "",
                "  its signing secret, shown this once:  " + endpoint.secret().reveal(),
                "  Put it into STRIPE_WEBHOOK_SECRET, before an old one and a comma: secrets put webhook.",
                "");
    }

    private static String left(WebhookEndpoint other) {
        return "! endpoint %s  still sends to this address%s; when the new secret is in place: webhook ensure --retire-others"
                .formatted(
                        other.id(),
                        other.apiVersion()
                                .map(version -> ", in API version " + version)
                                .orElse(""));
    }

    /**
     * What was done about the endpoint, or would be.
     *
     * @param makes the address of a new one
     * @param corrects the id of one that was wrong
     * @param retires the ids of others that send nothing any more
     * @param left the ids of others that still send
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record EndpointReply(
            boolean dryRun,
            Optional<String> makes,
            Optional<String> corrects,
            Optional<Made> made,
            List<String> retires,
            List<String> left) {

        /** A new endpoint, with the secret that is shown this once. */
        @Serdeable
        record Made(String id, String secret) {

            static Made of(MadeEndpoint endpoint) {
                return new Made(endpoint.id(), endpoint.secret().reveal());
            }

            /** Without the secret. */
            @Override
            public String toString() {
                return "Made[" + id + "]";
            }
        }

        static EndpointReply of(EndpointReport answer) {
            EndpointPlan plan = answer.plan();
            return new EndpointReply(
                    answer.dryRun(),
                    plan.make().map(NewEndpoint::url),
                    plan.correct().map(change -> change.before().id()),
                    answer.made().map(Made::of),
                    ids(plan.retire()),
                    ids(plan.left()));
        }

        private static List<String> ids(List<WebhookEndpoint> records) {
            return records.stream().map(WebhookEndpoint::id).toList();
        }
    }
}
