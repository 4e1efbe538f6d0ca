package com.thebabesclub.commerce.dashboard.export;

import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.openapi.CustomerRoutes;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;
import com.thebabesclub.commerce.web.Requests;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.Optional;

@Controller("/dashboard/export")
@CustomerRoutes
@Secured(SecurityRule.IS_AUTHENTICATED)
class ExportController {

    private static final Duration BUDGET = Duration.ofSeconds(8);

    private final Export export;
    private final Requests requests;

    ExportController(Export export, Requests requests) {
        this.export = export;
        this.requests = requests;
    }

    /**
     * All that is kept of the caller, in pages.
     *
     * @param limit how many on a page
     * @param cursor nextCursor of the page before; good for this caller and this list only
     * @return A page.
     */
    @Get
    @Operation(operationId = "export")
    @InvalidRequestResponse
    Mono<ExportReply> export(
            HttpRequest<?> request,
            Authentication authentication,
            @QueryValue(defaultValue = "100") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        Caller caller = Caller.of(authentication);
        return requests.bound(
                request,
                BUDGET,
                Mono.defer(() -> export.page(caller, limit, Optional.ofNullable(cursor))));
    }
}
