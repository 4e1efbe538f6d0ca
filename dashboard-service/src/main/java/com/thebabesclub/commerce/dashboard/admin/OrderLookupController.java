package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.openapi.AdminRoutes;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;
import com.thebabesclub.commerce.openapi.ProblemResponse;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

@Controller("/admin/orders")
@AdminRoutes
@TimeLimit("8s")
@Secured("ADMIN")
class OrderLookupController {

    private final OrderLookupService search;

    OrderLookupController(OrderLookupService search) {
        this.search = search;
    }

    /**
     * An order by exactly one of its three names.
     *
     * @param number BC-…
     * @param session cs_…
     * @param payment pi_…
     * @return The session, and its order.
     */
    @Get
    @Operation(operationId = "searchOrder")
    @InvalidRequestResponse
    @ProblemResponse(
            status = 404,
            code = "not_found",
            detail = "There is no such order or session.",
            description = "Not there, or not the caller's: the two cannot be told apart.")
    Mono<OrderLookupReply> find(
            @QueryValue @Nullable @Parameter(example = "BC-A1B2C3D4") String number,
            @QueryValue @Nullable String session,
            @QueryValue @Nullable String payment) {
        return search.find(OrderQuery.of(number, session, payment))
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Problem.notFound("There is no such order or session.")
                                                .exception()));
    }
}
