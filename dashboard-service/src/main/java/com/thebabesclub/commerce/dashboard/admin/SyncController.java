package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.http.BlankTextNormalizer;
import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.openapi.AdminRoutes;
import com.thebabesclub.commerce.openapi.BodyResponses;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

@Controller("/admin/sync")
@AdminRoutes
@TimeLimit("8s")
@Secured("ADMIN")
class SyncController {

    private final SyncFunctionClient function;
    private final SyncHistoryService history;

    SyncController(SyncFunctionClient function, SyncHistoryService history) {
        this.function = function;
        this.history = history;
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
    Mono<Started> start(@Body @Valid SyncStartRequest body) {
        return function.start(body).thenReturn(new Started(true));
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
            @Parameter(hidden = true) Caller caller,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        return history.read(caller.subject(), limit, BlankTextNormalizer.of(cursor));
    }
}
