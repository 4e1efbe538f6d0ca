package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.ledger.UnfinishedEvent;
import com.thebabesclub.commerce.web.Problem;
import com.thebabesclub.commerce.web.Requests;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.Optional;

@Controller("/admin/events")
@Secured("ADMIN")
class EventsController {

    private static final Duration BUDGET = Duration.ofSeconds(8);

    private final EventList events;
    private final Requests requests;

    EventsController(EventList events, Requests requests) {
        this.events = events;
        this.requests = requests;
    }

    @Get
    Mono<EventsReply> list(
            HttpRequest<?> request,
            Caller caller,
            @QueryValue @Nullable String state,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        return requests.bound(
                request,
                BUDGET,
                Mono.defer(
                        () ->
                                events.page(
                                        caller.subject(),
                                        wanted(Optional.ofNullable(state)),
                                        limit,
                                        Optional.ofNullable(cursor))));
    }

    private static Optional<UnfinishedEvent.State> wanted(Optional<String> text) {
        Optional<UnfinishedEvent.State> state = text.flatMap(UnfinishedEvent.State::ofText);
        if (text.isPresent() && state.isEmpty()) {
            throw Problem.invalid("state", "must be failed or parked").exception();
        }
        return state;
    }
}
