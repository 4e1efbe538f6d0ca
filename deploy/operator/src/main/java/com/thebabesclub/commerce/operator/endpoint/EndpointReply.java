package com.thebabesclub.commerce.operator.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.stripe.StripeEndpointClient.MadeEndpoint;
import com.thebabesclub.commerce.stripe.StripeEndpointClient.NewEndpoint;
import com.thebabesclub.commerce.stripe.WebhookEndpoint;

import io.micronaut.serde.annotation.Serdeable;

import java.util.List;
import java.util.Optional;

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
