package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.http.BlankTextNormalizer;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.openapi.CustomerRoutes;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;
import com.thebabesclub.commerce.openapi.ProblemResponse;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

@Controller("/dashboard/orders")
@CustomerRoutes
@TimeLimit("8s")
@Secured(SecurityRule.IS_AUTHENTICATED)
class OrdersController {

    private final OrderListService orderListService;
    private final OrderDetailService detail;
    private final GuestOrderService guestOrderService;

    OrdersController(
            OrderListService orderListService,
            OrderDetailService detail,
            GuestOrderService guestOrderService) {
        this.orderListService = orderListService;
        this.detail = detail;
        this.guestOrderService = guestOrderService;
    }

    @Serdeable
    @Schema(name = "OrderDetail", example = "{\"order\":" + OrderExample.JSON + "}")
    record DetailReply(OrderReply order) {}

    /**
     * The caller's orders, newest first.
     *
     * @param limit how many on a page
     * @param from a day in UTC or a time, included
     * @param to a day in UTC, included, or a time, excluded
     * @param cursor nextCursor of the page before; good for this caller and this list only
     * @return A page.
     */
    @Get
    @Operation(operationId = "orders")
    @InvalidRequestResponse
    Mono<OrdersReply> list(
            @Parameter(hidden = true) Caller caller,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 40) @Parameter(example = "2026-11-01") String from,
            @QueryValue @Nullable @Size(max = 40) @Parameter(example = "2026-11-30") String to,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        return orderListService
                .page(caller, OrderPeriod.of(from, to), limit, BlankTextNormalizer.of(cursor))
                .map(OrdersReply::of);
    }

    /**
     * Makes the caller the owner of what was bought with their verified e-mail and is nobody's.
     *
     * @param cursor nextCursor of the call before; good for this caller and this e-mail only
     * @return What was claimed.
     */
    @Post("/claim")
    @Operation(operationId = "claimOrders")
    @ProblemResponse(
            status = 403,
            code = "email_not_verified",
            detail = "Verify your e-mail and sign in again to claim your orders.",
            description = "The caller is known and may not do this.")
    @InvalidRequestResponse
    Mono<ClaimReply> claim(
            @Parameter(hidden = true) Caller caller,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        return guestOrderService.claim(caller, BlankTextNormalizer.of(cursor));
    }

    /**
     * One order of the caller's.
     *
     * @param orderId the id of the Stripe session
     * @return The order.
     */
    @Get("/{orderId}")
    @Operation(operationId = "order")
    @InvalidRequestResponse
    @ProblemResponse(
            status = 404,
            code = "not_found",
            detail = "You have no order with this id.",
            description = "Not there, or not the caller's: the two cannot be told apart.")
    Mono<DetailReply> order(
            @Parameter(hidden = true) Caller caller,
            @Parameter(example = "cs_test_a1b2c3d4") String orderId) {
        return detail.find(caller, orderId)
                .map(DetailReply::new)
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Problem.notFound("You have no order with this id.")
                                                .exception()));
    }
}
