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
class FulfilmentController {

    private final ShopCommandService commands;

    FulfilmentController(ShopCommandService commands) {
        this.commands = commands;
    }

    /**
     * Says that pieces of an order were packed, shipped, delivered or returned, or that an earlier
     * request was a mistake; with the same key again it is the same request.
     *
     * @param orderId the id of the Stripe session
     * @param idempotencyKey one for each request, of the caller's making
     * @return How far the order is.
     */
    @Post("/{orderId}/fulfilment")
    @Status(HttpStatus.CREATED)
    @Operation(operationId = "fulfilOrder")
    @InvalidRequestResponse
    @ProblemResponse(
            status = 404,
            code = "not_found",
            detail = "There is no such order or session.",
            description = "Not there.")
    @ProblemResponse(
            status = 409,
            code = "too_many_pieces",
            detail = "So many pieces of a line cannot come to this step.",
            description = "The order as it stands does not allow it; code says why.")
    @BodyResponses
    Mono<FulfilmentReply> fulfil(
            @Parameter(hidden = true) Caller caller,
            @Parameter(example = "cs_test_a1b2c3d4") String orderId,
            @Header("Idempotency-Key") @Size(min = 1, max = 255) @Parameter(example = "7f3c-2")
                    String idempotencyKey,
            @Body @Valid FulfilmentRequest body) {
        return run(caller, orderId, idempotencyKey, body.digest(), body.decision());
    }

    /**
     * Sends the customer a letter again; with the same key again it is the same letter.
     *
     * @param orderId the id of the Stripe session
     * @param idempotencyKey one for each letter, of the caller's making
     * @return How far the order is. The letter goes out within minutes.
     */
    @Post("/{orderId}/letters")
    @Status(HttpStatus.CREATED)
    @Operation(operationId = "sendLetter")
    @InvalidRequestResponse
    @ProblemResponse(
            status = 404,
            code = "not_found",
            detail = "There is no such order or session.",
            description = "Not there.")
    @ProblemResponse(
            status = 409,
            code = "nothing_to_tell",
            detail = "Nothing has happened that the letter tells of.",
            description = "The order as it stands does not allow it; code says why.")
    @BodyResponses
    Mono<FulfilmentReply> letter(
            @Parameter(hidden = true) Caller caller,
            @Parameter(example = "cs_test_a1b2c3d4") String orderId,
            @Header("Idempotency-Key") @Size(min = 1, max = 255) @Parameter(example = "7f3c-5")
                    String idempotencyKey,
            @Body @Valid LetterRequest body) {
        return run(caller, orderId, idempotencyKey, body.digest(), body.decision());
    }

    private Mono<FulfilmentReply> run(
            Caller caller, String orderId, String key, String digest, ShopDecision decision) {
        return commands.run(
                        OrderQuery.bySession(orderId).id(),
                        new ShopCommandService.Request(
                                RequestDigest.of(caller.subject(), key), caller.subject(), digest),
                        decision)
                .map(result -> FulfilmentReply.of(result.order()))
                .onErrorMap(ShopRefusedException.class, ShopProblems::of)
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Problem.notFound("There is no such order or session.")
                                                .exception()));
    }
}
