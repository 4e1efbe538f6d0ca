package com.thebabesclub.commerce.dashboard.account;

import com.thebabesclub.commerce.http.BlankTextNormalizer;
import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.openapi.CustomerRoutes;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

@Controller("/dashboard/export")
@CustomerRoutes
@TimeLimit("8s")
@Secured(SecurityRule.IS_AUTHENTICATED)
class ExportController {

    private final AccountExportService accountExportService;

    ExportController(AccountExportService accountExportService) {
        this.accountExportService = accountExportService;
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
            @Parameter(hidden = true) Caller caller,
            @QueryValue(defaultValue = "100") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        return accountExportService.page(caller, limit, BlankTextNormalizer.of(cursor));
    }
}
