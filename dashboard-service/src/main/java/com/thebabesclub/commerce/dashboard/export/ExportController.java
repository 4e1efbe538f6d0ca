package com.thebabesclub.commerce.dashboard.export;

import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.web.Requests;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.Optional;

@Controller("/dashboard/export")
@Secured(SecurityRule.IS_AUTHENTICATED)
class ExportController {

    private static final Duration BUDGET = Duration.ofSeconds(8);

    private final Export export;
    private final Requests requests;

    ExportController(Export export, Requests requests) {
        this.export = export;
        this.requests = requests;
    }

    @Get
    Mono<ExportReply> export(
            HttpRequest<?> request,
            Caller caller,
            @QueryValue(defaultValue = "100") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        return requests.bound(
                request,
                BUDGET,
                Mono.defer(() -> export.page(caller, limit, Optional.ofNullable(cursor))));
    }
}
