package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.http.ClientAddress;
import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.http.security.OptionalAuthentication;
import com.thebabesclub.commerce.openapi.BodyResponses;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;
import com.thebabesclub.commerce.openapi.NoCatalogResponse;
import com.thebabesclub.commerce.openapi.ProblemResponse;
import com.thebabesclub.commerce.openapi.UnavailableResponse;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** {@code POST /checkout/create-session} and {@code GET /checkout/status}. */
@Controller("/checkout")
@Tag(name = "Checkout")
@UnavailableResponse
@TimeLimit("7500ms")
@Secured(SecurityRule.IS_ANONYMOUS)
class SessionController {

    private final CheckoutService door;
    private final SessionStatusService sessionStatusService;

    SessionController(CheckoutService door, SessionStatusService sessionStatusService) {
        this.door = door;
        this.sessionStatusService = sessionStatusService;
    }

    /**
     * A Stripe Checkout session for a quote; the same one where it is there already.
     *
     * @return Where to pay.
     */
    @Post("/create-session")
    @Operation(operationId = "createSession")
    @InvalidRequestResponse
    @ProblemResponse(
            status = 401,
            code = "invalid_token",
            detail = "The bearer token is not valid; sign in again.",
            description = "A bearer token that does not hold.")
    @ProblemResponse(
            status = 409,
            code = "already_paid",
            detail = "This cart has been paid.",
            description =
                    "There is nothing to pay now: already_paid, payment_pending,"
                            + " too_many_pending, superseded, price_changed, total_mismatch,"
                            + " too_many_attempts, sold_out.")
    @ProblemResponse(status = 410, code = "quote_expired", detail = "The quote has expired.")
    @BodyResponses
    @ProblemResponse(
            status = 422,
            code = "amount_too_small",
            detail = "The total is below what can be charged.",
            description = "Less or, as amount_too_large, more than can be charged.")
    @ProblemResponse(
            status = 429,
            code = "rate_limited",
            detail = "Too many requests; wait a while.",
            description =
                    "The address has used up its hour or its day or, as too_many_reservations, has"
                            + " too many carts that hold counted pieces.")
    @ProblemResponse(
            status = 502,
            code = "payment_provider_refused",
            detail = "The payment cannot be started.",
            description = "Stripe refused the request.")
    @NoCatalogResponse
    Mono<SessionReply> create(
            @Body @Valid SessionRequest wanted,
            @Nullable @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) ClientAddress address) {
        return door.begin(wanted, Optional.ofNullable(caller), address);
    }

    /**
     * How a payment stands; the order only for the browser that bought, or its owner.
     *
     * @param sessionId the id of the session
     * @param cartToken the cartToken of the browser that bought
     * @return The status.
     */
    @Get("/status")
    @OptionalAuthentication
    @Operation(operationId = "checkoutStatus")
    @InvalidRequestResponse
    @ProblemResponse(
            status = 404,
            code = "not_found",
            detail = "There is no such session.",
            description = "Not there, or not the caller's: the two cannot be told apart.")
    Mono<StatusReply> status(
            @QueryValue("session_id") @Parameter(example = "cs_test_a1b2c3d4") String sessionId,
            @Nullable @Header("X-Cart-Token") String cartToken,
            @Nullable @Parameter(hidden = true) Caller caller) {
        return sessionStatusService.of(
                sessionId, Optional.ofNullable(cartToken), Optional.ofNullable(caller));
    }
}
