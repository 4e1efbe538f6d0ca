package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.http.BlankTextNormalizer;
import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.openapi.AdminRoutes;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

@Controller("/admin/statistics")
@AdminRoutes
@TimeLimit("8s")
@Secured("ADMIN")
class OrderStatisticsController {

    private final OrderStatisticsService statistics;

    OrderStatisticsController(OrderStatisticsService statistics) {
        this.statistics = statistics;
    }

    /**
     * What the orders of a month, or of at most 366 days, come to: for each day and currency. An
     * order counts on the day on which its session was created, in UTC, also what is refunded of it
     * later.
     *
     * @param month in UTC
     * @param from the first day, in UTC, with to and without month
     * @param to the last day, included
     * @return The days up to today.
     */
    @Get
    @Operation(operationId = "statistics")
    @InvalidRequestResponse
    Mono<OrderStatisticsReply> statistics(
            @QueryValue
                    @Nullable
                    @Parameter(
                            example = "2026-11",
                            schema = @Schema(pattern = "^[0-9]{4}-[0-9]{2}$"))
                    String month,
            @QueryValue @Nullable @Parameter(schema = @Schema(format = "date")) String from,
            @QueryValue @Nullable @Parameter(schema = @Schema(format = "date")) String to) {
        return statistics.of(
                OrderStatisticsPeriod.of(
                        BlankTextNormalizer.of(month),
                        BlankTextNormalizer.of(from),
                        BlankTextNormalizer.of(to)));
    }
}
