package com.thebabesclub.commerce.checkout.catalog;

import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.http.EntityTag;
import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.http.security.OptionalAuthentication;
import com.thebabesclub.commerce.openapi.NoCatalogResponse;
import com.thebabesclub.commerce.openapi.ProblemResponse;
import com.thebabesclub.commerce.openapi.UnavailableResponse;
import com.thebabesclub.commerce.runtime.catalog.CurrentCatalog;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;

/** {@code GET /catalog}: what is sold, for everybody. */
@Controller("/catalog")
@Tag(name = "Checkout")
@UnavailableResponse
@TimeLimit("8s")
@Secured(SecurityRule.IS_ANONYMOUS)
@OptionalAuthentication
class CatalogController {

    /** As long as the service itself goes by what it has read. */
    private static final String A_MINUTE = "public, max-age=" + PublishedCatalog.FRESH.toSeconds();

    private final CurrentCatalog catalog;
    private final Clock clock;

    CatalogController(CurrentCatalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /** What is sold now, at which prices and in which bundles. */
    @Get
    @Operation(
            operationId = "catalog",
            parameters =
                    @Parameter(
                            name = "If-None-Match",
                            in = ParameterIn.HEADER,
                            description = "the ETag that the caller has",
                            schema = @Schema(type = "string"),
                            example = "\"1767225600-0a1b2c3d\""))
    @ApiResponse(
            responseCode = "200",
            description = "What is sold. May be kept for a minute.",
            useReturnTypeSchema = true,
            headers =
                    @Header(
                            name = "ETag",
                            description = "the version",
                            schema = @Schema(type = "string", example = "\"1767225600-0a1b2c3d\"")))
    @ApiResponse(
            responseCode = "304",
            description = "The caller has this version.",
            headers =
                    @Header(
                            name = "ETag",
                            description = "the version",
                            schema = @Schema(type = "string", example = "\"1767225600-0a1b2c3d\"")))
    @ProblemResponse(
            status = 406,
            code = "not_acceptable",
            detail = "This route answers JSON only.",
            description = "The Accept header excludes JSON.")
    @NoCatalogResponse
    Mono<HttpResponse<CatalogReply>> catalog(HttpRequest<?> request) {
        return catalog.read().map(current -> reply(request, current, clock.instant()));
    }

    private static HttpResponse<CatalogReply> reply(
            HttpRequest<?> request, Catalog catalog, Instant now) {
        String version = catalog.priceVersion(now);
        return (EntityTag.isKnown(request, version)
                        ? HttpResponse.<CatalogReply>notModified()
                        : HttpResponse.ok(CatalogReply.of(catalog, now)))
                .header("ETag", EntityTag.of(version))
                .header("Cache-Control", A_MINUTE);
    }
}
