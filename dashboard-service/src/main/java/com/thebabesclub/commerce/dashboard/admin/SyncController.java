package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.log.Trace;
import com.thebabesclub.commerce.openapi.AdminRoutes;
import com.thebabesclub.commerce.openapi.BodyResponses;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;
import com.thebabesclub.commerce.web.Requests;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.Optional;

@Controller("/admin/sync")
@AdminRoutes
@Secured("ADMIN")
class SyncController {

    private static final Duration BUDGET = Duration.ofSeconds(8);

    private static final Logger LOG = LoggerFactory.getLogger(SyncController.class);

    private final SyncFunction function;
    private final SyncHistory history;
    private final Requests requests;

    SyncController(SyncFunction function, SyncHistory history, Requests requests) {
        this.function = function;
        this.history = history;
        this.requests = requests;
    }

    /** The run was asked for; how it went, {@code GET} tells later. */
    @Serdeable
    @Schema(name = "SyncStarted", example = "{\"started\": true}")
    record Started(boolean started) {}

    /**
     * Starts a sync, and does not wait for it.
     *
     * @return It was asked for; GET tells how it went.
     */
    @Post
    @Status(HttpStatus.ACCEPTED)
    @Operation(operationId = "startSync")
    @InvalidRequestResponse
    @BodyResponses
    Mono<Started> start(HttpRequest<?> request, @Body @Valid SyncStartRequest body) {
        return requests.bound(
                request,
                BUDGET,
                function.start(body.payload())
                        .then(
                                Mono.deferContextual(
                                        context -> {
                                            Trace.of(context)
                                                    .mark(LOG.atInfo())
                                                    .addKeyValue("payload", body.payload())
                                                    .log("Sync asked for");
                                            return Mono.just(new Started(true));
                                        })));
    }

    /**
     * How the nightly sync stands, and its runs of 90 days.
     *
     * @param limit how many on a page
     * @param cursor nextCursor of the page before; good for this caller and this list only
     * @return State and a page of runs.
     */
    @Get
    @Operation(operationId = "syncState")
    @InvalidRequestResponse
    Mono<SyncReply> state(
            HttpRequest<?> request,
            Authentication authentication,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        String reader = Caller.of(authentication).subject();
        return requests.bound(
                request,
                BUDGET,
                Mono.defer(() -> history.read(reader, limit, Optional.ofNullable(cursor))));
    }
}
