package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.ledger.UnfinishedEvent;
import com.thebabesclub.commerce.web.Problem;
import com.thebabesclub.commerce.web.TimeLimit;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.util.Optional;

@Controller("/admin/events")
@TimeLimit("8s")
@Secured("ADMIN")
class EventsController {

    private final EventList events;

    EventsController(EventList events) {
        this.events = events;
    }

    @Get
    Mono<EventsReply> list(
            Caller caller,
            @QueryValue @Nullable String state,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        return events.page(
                caller.subject(),
                wanted(Optional.ofNullable(state)),
                limit,
                Optional.ofNullable(cursor));
    }

    private static Optional<UnfinishedEvent.State> wanted(Optional<String> text) {
        Optional<UnfinishedEvent.State> state = text.flatMap(UnfinishedEvent.State::ofText);
        if (text.isPresent() && state.isEmpty()) {
            throw Problem.invalid("state", "must be failed or parked").exception();
        }
        return state;
    }
}
