package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.event.ReplayResult;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.openapi.AdminRoutes;
import com.thebabesclub.commerce.openapi.ProblemResponse;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;

import reactor.core.publisher.Mono;

import java.util.Locale;
import java.util.regex.Pattern;

@Controller("/admin/events")
@AdminRoutes
@TimeLimit("8s")
@Secured("ADMIN")
class ReplayController {

    private static final Pattern EVENT_ID = Pattern.compile("evt_[A-Za-z0-9_]{1,252}");

    private final OperatorReplayService replays;

    ReplayController(OperatorReplayService replays) {
        this.replays = replays;
    }

    /**
     * What became of the event.
     *
     * @param result {@code done}, also where there was nothing to do; {@code failed}: it stays in
     *     the list
     * @param detail what changed or why it failed, as one word
     */
    @Serdeable
    @Schema(
            name = "Replay",
            example =
                    """
                    {
                      "eventId": "evt_1",
                      "type": "checkout.session.completed",
                      "result": "done",
                      "detail": "SETTLED"
                    }
                    """)
    record ReplayReply(
            String eventId,
            String type,
            @Schema(
                            type = "string",
                            allowableValues = {"done", "failed"})
                    String result,
            String detail) {

        static ReplayReply of(ReplayResult replayResult) {
            return new ReplayReply(
                    replayResult.eventId(),
                    replayResult.type(),
                    replayResult.result().name().toLowerCase(Locale.ROOT),
                    replayResult.detail());
        }
    }

    /**
     * Fetches an event from Stripe and handles it as if it had just been delivered. Who did is
     * written down at the order.
     *
     * @param eventId evt_…
     * @return Done, or failed and still in the list.
     */
    @Post("/{eventId}/replay")
    @Operation(operationId = "replayEvent")
    @ProblemResponse(
            status = 404,
            code = "not_found",
            detail = "Stripe has no such event, or no longer.",
            description = "Not there, or not the caller's: the two cannot be told apart.")
    Mono<ReplayReply> one(
            @Parameter(hidden = true) Caller caller, @Parameter(example = "evt_1") String eventId) {
        return replayed(eventId, caller)
                .filter(replayResult -> replayResult.result() != ReplayResult.Result.GONE)
                .map(ReplayReply::of)
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Problem.notFound("Stripe has no such event, or no longer.")
                                                .exception()));
    }

    private Mono<ReplayResult> replayed(String eventId, Caller caller) {
        return EVENT_ID.matcher(eventId).matches()
                ? replays.one(eventId, caller.subject())
                : Mono.empty();
    }
}
