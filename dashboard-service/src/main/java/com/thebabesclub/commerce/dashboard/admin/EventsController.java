package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.event.UnfinishedEvent;
import com.thebabesclub.commerce.http.BlankTextNormalizer;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.openapi.AdminRoutes;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.util.Optional;

@Controller("/admin/events")
@AdminRoutes
@TimeLimit("8s")
@Secured("ADMIN")
class EventsController {

    private final UnfinishedEventService events;

    EventsController(UnfinishedEventService events) {
        this.events = events;
    }

    /**
     * Events whose work could not be done yet, the oldest first.
     *
     * @param state failed: Stripe delivers it again; parked: replay it
     * @param limit how many on a page
     * @param cursor nextCursor of the page before; good for this caller and this list only
     * @return A page; those in another state are left out of it.
     */
    @Get
    @Operation(operationId = "unfinishedEvents")
    @InvalidRequestResponse
    Mono<EventsReply> list(
            @Parameter(hidden = true) Caller caller,
            @QueryValue
                    @Nullable
                    @Parameter(
                            example = "parked",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"failed", "parked"}))
                    String state,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        return events.page(
                caller.subject(),
                wanted(BlankTextNormalizer.of(state)),
                limit,
                BlankTextNormalizer.of(cursor));
    }

    private static Optional<UnfinishedEvent.State> wanted(Optional<String> text) {
        Optional<UnfinishedEvent.State> state = text.flatMap(UnfinishedEvent.State::ofText);
        if (text.isPresent() && state.isEmpty()) {
            throw Problem.invalid("state", "must be failed or parked").exception();
        }
        return state;
    }
}
