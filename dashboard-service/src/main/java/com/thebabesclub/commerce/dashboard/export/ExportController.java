package com.thebabesclub.commerce.dashboard.export;

import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.web.TimeLimit;

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

import java.util.Optional;

@Controller("/dashboard/export")
@TimeLimit("8s")
@Secured(SecurityRule.IS_AUTHENTICATED)
class ExportController {

    private final Export export;

    ExportController(Export export) {
        this.export = export;
    }

    @Get
    Mono<ExportReply> export(
            Caller caller,
            @QueryValue(defaultValue = "100") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        return export.page(caller, limit, Optional.ofNullable(cursor));
    }
}
