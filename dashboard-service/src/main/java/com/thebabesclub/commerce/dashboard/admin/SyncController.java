package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.web.TimeLimit;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.util.Optional;

@Controller("/admin/sync")
@TimeLimit("8s")
@Secured("ADMIN")
class SyncController {

    private final SyncFunction function;
    private final SyncHistory history;

    SyncController(SyncFunction function, SyncHistory history) {
        this.function = function;
        this.history = history;
    }

    /** The run was asked for; how it went, {@code GET} tells later. */
    @Serdeable
    record Started(boolean started) {}

    @Post
    @Status(HttpStatus.ACCEPTED)
    Mono<Started> start(@Body @Valid SyncStartRequest body) {
        return function.start(body).thenReturn(new Started(true));
    }

    @Get
    Mono<SyncReply> state(
            Caller caller,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        return history.read(caller.subject(), limit, Optional.ofNullable(cursor));
    }
}
