package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.http.BlankTextNormalizer;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.openapi.AdminRoutes;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

@Controller("/admin/orders/export")
@AdminRoutes
@TimeLimit("8s")
@Secured("ADMIN")
class OrderExportController {

    static final String NEXT = "Next-Cursor";

    private final OrderExportService exports;

    OrderExportController(OrderExportService exports) {
        this.exports = exports;
    }

    /**
     * The orders of a month or a day as CSV or JSON Lines, the newest first, in pages. The header
     * Next-Cursor has the cursor of the next page; the last page has none. Who exports is written
     * down.
     *
     * @param month when the sessions were created, in UTC
     * @param day in UTC
     * @param format csv, with the columns' names on the first page, or jsonl
     * @param personal true: with e-mail and address, as far as they were not erased
     * @param cursor Next-Cursor of the page before; good for this caller and this export only
     */
    @Get
    @Produces({"text/csv", "application/x-ndjson"})
    @Operation(operationId = "exportOrders")
    @ApiResponse(
            responseCode = "200",
            description = "A page of at most 500 orders, 100 with persons.",
            content = {
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject("BC-A1B2C3D4,cs_test_a1b2c3d4,completed")),
                @Content(
                        mediaType = "application/x-ndjson",
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject("orderNumber: BC-A1B2C3D4"))
            })
    @InvalidRequestResponse
    Mono<HttpResponse<String>> export(
            @Parameter(hidden = true) Caller caller,
            @QueryValue @Nullable @Parameter(schema = @Schema(pattern = "^[0-9]{4}-[0-9]{2}$"))
                    String month,
            @QueryValue
                    @Nullable
                    @Parameter(schema = @Schema(format = "date"), example = "2026-11-26")
                    String day,
            @QueryValue(defaultValue = "csv")
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"csv", "jsonl"}))
                    String format,
            @QueryValue(defaultValue = "false") boolean personal,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        OrderExportService.Wanted wanted =
                new OrderExportService.Wanted(
                        ListingPeriod.of(
                                BlankTextNormalizer.of(month), BlankTextNormalizer.of(day)),
                        OrderExportFormat.ofText(format)
                                .orElseThrow(
                                        () ->
                                                Problem.invalid("format", "must be csv or jsonl")
                                                        .exception()),
                        personal);
        return exports.page(caller.subject(), wanted, BlankTextNormalizer.of(cursor))
                .map(page -> response(page, wanted.format()));
    }

    private static HttpResponse<String> response(
            OrderExportService.Page page, OrderExportFormat format) {
        return page.nextCursor()
                .map(next -> HttpResponse.ok(page.text()).header(NEXT, next))
                .orElseGet(() -> HttpResponse.ok(page.text()))
                .contentType(format.contentType());
    }
}
