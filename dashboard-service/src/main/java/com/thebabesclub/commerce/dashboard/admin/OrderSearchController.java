package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.openapi.AdminRoutes;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;
import com.thebabesclub.commerce.openapi.ProblemResponse;
import com.thebabesclub.commerce.web.Problem;
import com.thebabesclub.commerce.web.Requests;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Duration;

@Controller("/admin/orders")
@AdminRoutes
@Secured("ADMIN")
class OrderSearchController {

    private static final Duration BUDGET = Duration.ofSeconds(8);

    private final OrderSearch search;
    private final Requests requests;

    OrderSearchController(OrderSearch search, Requests requests) {
        this.search = search;
        this.requests = requests;
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
    Mono<FoundReply> find(
            HttpRequest<?> request,
            @QueryValue @Nullable @Parameter(example = "BC-A1B2C3D4") String number,
            @QueryValue @Nullable String session,
            @QueryValue @Nullable String payment) {
        Wanted wanted = Wanted.of(number, session, payment);
        return requests.bound(request, BUDGET, search.find(wanted))
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Problem.notFound("There is no such order or session.")
                                                .exception()));
    }
}
