package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.log.Trace;
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
import io.micronaut.serde.annotation.Serdeable;

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
    record Started(boolean started) {}

    @Post
    @Status(HttpStatus.ACCEPTED)
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

    @Get
    Mono<SyncReply> state(
            HttpRequest<?> request,
            Caller caller,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        return requests.bound(
                request,
                BUDGET,
                Mono.defer(
                        () -> history.read(caller.subject(), limit, Optional.ofNullable(cursor))));
    }
}
