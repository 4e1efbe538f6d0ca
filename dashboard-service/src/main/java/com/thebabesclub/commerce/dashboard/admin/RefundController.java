package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.domain.order.ShopDecision;
import com.thebabesclub.commerce.domain.order.ShopRefusedException;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.openapi.AdminRoutes;
import com.thebabesclub.commerce.openapi.BodyResponses;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;
import com.thebabesclub.commerce.openapi.ProblemResponse;
import com.thebabesclub.commerce.settlement.ShopCommandService;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import reactor.core.publisher.Mono;

@Controller("/admin/orders")
@AdminRoutes
@TimeLimit("8s")
@Secured("ADMIN")
class RefundController {

    private final RefundService refunds;

    RefundController(RefundService refunds) {
        this.refunds = refunds;
    }

    /**
     * Gives money of an order back, by amount or by pieces; with the same key again it is the same
     * refund.
     *
     * @param orderId the id of the Stripe session
     * @param idempotencyKey one for each refund, of the caller's making
     * @return All refunds of the order that were asked for. One that is requested is asked of
     *     Stripe within minutes.
     */
    @Post("/{orderId}/refunds")
    @Status(HttpStatus.CREATED)
    @Operation(operationId = "refundOrder")
    @InvalidRequestResponse
    @ProblemResponse(
            status = 404,
            code = "not_found",
            detail = "There is no such order or session.",
            description = "Not there.")
    @ProblemResponse(
            status = 409,
            code = "nothing_left",
            detail = "So much of the order cannot be given back any more.",
            description = "The order as it stands does not allow it; code says why.")
    @BodyResponses
    Mono<RefundOrderReply> refund(
            @Parameter(hidden = true) Caller caller,
            @Parameter(example = "cs_test_a1b2c3d4") String orderId,
            @Header("Idempotency-Key") @Size(min = 1, max = 255) @Parameter(example = "7f3c-3")
                    String idempotencyKey,
            @Body @Valid RefundOrderRequest body) {
        return run(caller, orderId, idempotencyKey, body.digest(), body.decision());
    }

    /**
     * Cancels an order: gives back what is left of it, once, and nothing of it is shipped any more.
     *
     * @param orderId the id of the Stripe session
     * @param idempotencyKey of the caller's making
     * @return All refunds of the order that were asked for.
     */
    @Post("/{orderId}/cancel")
    @Status(HttpStatus.CREATED)
    @Operation(operationId = "cancelOrder")
    @InvalidRequestResponse
    @ProblemResponse(
            status = 404,
            code = "not_found",
            detail = "There is no such order or session.",
            description = "Not there.")
    @ProblemResponse(
            status = 409,
            code = "order_cancelled",
            detail = "The order was cancelled before.",
            description = "The order as it stands does not allow it; code says why.")
    @BodyResponses
    Mono<RefundOrderReply> cancel(
            @Parameter(hidden = true) Caller caller,
            @Parameter(example = "cs_test_a1b2c3d4") String orderId,
            @Header("Idempotency-Key") @Size(min = 1, max = 255) @Parameter(example = "7f3c-4")
                    String idempotencyKey,
            @Body @Valid CancelRequest body) {
        return run(caller, orderId, idempotencyKey, body.digest(), body.decision());
    }

    private Mono<RefundOrderReply> run(
            Caller caller, String orderId, String key, String digest, ShopDecision decision) {
        return refunds.run(
                        OrderQuery.bySession(orderId).id(),
                        new ShopCommandService.Request(
                                RequestDigest.of(caller.subject(), key), caller.subject(), digest),
                        decision)
                .onErrorMap(ShopRefusedException.class, ShopProblems::of)
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Problem.notFound("There is no such order or session.")
                                                .exception()));
    }
}
