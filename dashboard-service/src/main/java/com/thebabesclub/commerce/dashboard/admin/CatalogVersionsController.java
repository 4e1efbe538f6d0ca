package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.dashboard.page.Pager;
import com.thebabesclub.commerce.http.BlankTextNormalizer;
import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.openapi.AdminRoutes;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.repository.CatalogRepository;
import com.thebabesclub.commerce.table.repository.CatalogVersion;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

@Controller("/admin/catalog/versions")
@AdminRoutes
@TimeLimit("8s")
@Secured("ADMIN")
class CatalogVersionsController {

    private final Pager pager;
    private final CatalogRepository catalogs;

    CatalogVersionsController(Pager pager, CommerceTable table) {
        this.pager = pager;
        this.catalogs = new CatalogRepository(table);
    }

    /**
     * The catalogues that were published to the table, the newest first. None where the shop sells
     * from the one in its package.
     *
     * @param limit how many on a page; each is read with all that it says
     * @param cursor nextCursor of the page before; good for this caller and this list only
     * @return A page.
     */
    @Get
    @Operation(operationId = "catalogVersions")
    @InvalidRequestResponse
    Mono<CatalogVersionsReply> list(
            @Parameter(hidden = true) Caller caller,
            @QueryValue(defaultValue = "10") @Min(1) @Max(50) int limit,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        Mono<Long> current = catalogs.current().map(CatalogVersion::number).defaultIfEmpty(0L);
        return Mono.zip(
                        pager.page(
                                new Pager.Place("catalogues", caller.subject()),
                                CatalogRepository.newest(limit),
                                BlankTextNormalizer.of(cursor),
                                CatalogRepository::version),
                        current)
                .map(
                        read ->
                                new CatalogVersionsReply(
                                        read.getT1().records().stream()
                                                .map(
                                                        version ->
                                                                CatalogVersionsReply.Version.of(
                                                                        version, read.getT2()))
                                                .toList(),
                                        read.getT1().nextCursor().orElse(null)));
    }
}
