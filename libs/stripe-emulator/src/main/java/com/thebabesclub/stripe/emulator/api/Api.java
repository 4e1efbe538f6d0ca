package com.thebabesclub.stripe.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.clock.Ids;
import com.thebabesclub.stripe.emulator.clock.Timeline;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.fault.CallFault;
import com.thebabesclub.stripe.emulator.fault.Refusals;
import com.thebabesclub.stripe.emulator.fault.Script.Hit;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.params.Form;
import com.thebabesclub.stripe.emulator.params.Params;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Answers requests to the API: finds the route, checks key, limit and parameters, honours the
 * idempotency key, and lets what was asked happen on the timeline.
 */
public final class Api {

    private final Router router;
    private final Expander expander;
    private final ApiKeys keys;
    private final RateLimit limit;
    private final IdempotencyKeys idempotency;
    private final Faults faults;
    private final Refusals refusals;
    private final RequestLog log;
    private final Timeline timeline;
    private final Ids ids;
    private final ApiVersion accountVersion;

    public Api(Router router, Expander expander, Timeline timeline, Ids ids, ApiSettings settings) {
        this.router = router;
        this.expander = expander;
        this.timeline = timeline;
        this.ids = ids;
        this.keys = new ApiKeys(settings.keys());
        this.limit = new RateLimit(timeline.clock(), settings.requestsPerSecond());
        this.idempotency = new IdempotencyKeys(timeline.clock());
        this.faults = new Faults(settings.faults(), settings.gate());
        this.refusals = settings.refusals();
        this.log = settings.log();
        this.accountVersion = settings.version();
    }

    /** Answers a request; errors are answers too. */
    public Answer answer(ApiRequest request) {
        String id = timeline.call(() -> ids.next("req_", 14));
        String name = request.method() + " " + request.path();
        Answer answer;
        try {
            Router.Match match = router.find(request.method(), request.path());
            name = match.route().name();
            answer = answer(request, match, id);
        } catch (StripeError e) {
            answer = error(e, id);
        }
        log.add(
                new RequestLog.Entry(
                        name,
                        request.path(),
                        answer.manner() == Answer.Manner.CUT ? 0 : answer.status(),
                        answer.headers().containsKey("Idempotent-Replayed")));
        Answer labelled = answer.with("Request-Id", id);
        return request.idempotencyKey() == null
                ? labelled
                : labelled.with("Idempotency-Key", request.idempotencyKey());
    }

    private Answer answer(ApiRequest request, Router.Match match, String id) {
        Route route = match.route();
        keys.check(request.authorization(), route);
        ApiVersion version = version(request.version());
        limit.count(route);
        Hit<CallFault> fault = faults.next(route.name());
        Optional<Answer> refused = faults.atTheDoor(fault);
        if (refused.isPresent()) {
            return refused.get();
        }
        Params params = route.parameters().read("", Form.parse(request.query(), request.body()));
        refusals.refuse(route.name());
        String key = request.method().equals("POST") ? request.idempotencyKey() : null;
        Cause cause = new Cause(id, key);
        Call call = new Call(request.path(), match.variables(), params, version, cause);
        Answer answer =
                key == null
                        ? faults.onTheWire(fault, run(route, call, fault))
                        : runOnce(route, call, fault, id, key);
        return answer.with("Stripe-Version", version.name());
    }

    private Answer runOnce(
            Route route, Call call, @Nullable Hit<CallFault> fault, String id, String key) {
        String endpoint = route.method() + " " + call.url();
        Optional<Answer> stored = idempotency.take(key, endpoint, call.params().fingerprint());
        if (stored.isPresent()) {
            return stored.get().with("Idempotent-Replayed", "true");
        }
        Optional<Answer> ran = Optional.empty();
        try {
            ran = Optional.of(runOrFail(route, call, fault, id).with("Original-Request", id));
            return faults.onTheWire(fault, ran.get());
        } finally {
            ran.ifPresentOrElse(
                    answer -> idempotency.keep(key, answer), () -> idempotency.free(key));
        }
    }

    /** The answer to keep under the key; what failed validation is thrown on and not kept. */
    private Answer runOrFail(Route route, Call call, @Nullable Hit<CallFault> fault, String id) {
        try {
            return run(route, call, fault);
        } catch (StripeError e) {
            if (e.validation()) {
                throw e;
            }
            return error(e, id);
        }
    }

    private Answer run(Route route, Call call, @Nullable Hit<CallFault> fault) {
        faults.beforeTheEffect(fault);
        ObjectNode object =
                timeline.call(
                        () ->
                                expander.expand(
                                        route.handler().handle(call),
                                        call.params().texts("expand"),
                                        call.version()));
        faults.afterTheEffect(fault);
        return Answer.json(200, Json.bytes(object));
    }

    private ApiVersion version(@Nullable String requested) {
        if (requested == null) {
            return accountVersion;
        }
        try {
            return new ApiVersion(requested);
        } catch (IllegalArgumentException e) {
            throw StripeError.invalid("Invalid Stripe API version: " + requested + ".");
        }
    }

    private static Answer error(StripeError error, String id) {
        Answer answer = Answer.json(error.status(), Json.bytes(error.body(id)));
        return switch (error.status()) {
            case 401 -> answer.with("WWW-Authenticate", "Bearer realm=\"Stripe\"");
            case 429 -> answer.with("Stripe-Rate-Limited-Reason", "endpoint-rate");
            default -> answer;
        };
    }
}
