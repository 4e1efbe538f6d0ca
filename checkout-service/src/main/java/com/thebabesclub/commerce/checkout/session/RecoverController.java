package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.http.security.OptionalAuthentication;
import com.thebabesclub.commerce.openapi.ProblemResponse;
import com.thebabesclub.commerce.openapi.UnavailableResponse;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.util.Optional;

/**
 * {@code GET /cart/recover}: the cart that was about to be paid, for the browser that has its
 * token.
 */
@Controller("/cart")
@Tag(name = "Checkout")
@UnavailableResponse
@TimeLimit("8s")
@Secured(SecurityRule.IS_ANONYMOUS)
@OptionalAuthentication
class RecoverController {

    private final CartRecoveryService recovery;

    RecoverController(CartRecoveryService recovery) {
        this.recovery = recovery;
    }

    /**
     * The cart that was about to be paid, for the browser that holds its token.
     *
     * @return The cart.
     */
    @Get("/recover")
    @Operation(
            operationId = "recoverCart",
            parameters =
                    @Parameter(
                            name = "X-Cart-Token",
                            in = ParameterIn.HEADER,
                            required = true,
                            description = "the cartToken of a quote",
                            schema = @Schema(type = "string"),
                            example = "c1.a1b2.c3d4"))
    @ProblemResponse(
            status = 404,
            code = "not_found",
            detail = "There is no cart to recover.",
            description = "Not there, or not the caller's: the two cannot be told apart.")
    Mono<RecoverReply> recover(@Nullable @Header("X-Cart-Token") String cartToken) {
        return Mono.justOrEmpty(Optional.ofNullable(cartToken))
                .flatMap(recovery::find)
                .map(RecoverReply::of)
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Problem.notFound("There is no cart to recover.")
                                                .exception()));
    }
}
