package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.quote.CartToken;
import com.thebabesclub.commerce.checkout.quote.Quoting;
import com.thebabesclub.commerce.openapi.ProblemResponse;
import com.thebabesclub.commerce.openapi.UnauthorizedResponse;
import com.thebabesclub.commerce.openapi.UnavailableResponse;
import com.thebabesclub.commerce.quote.Quote;
import com.thebabesclub.commerce.web.Problem;
import com.thebabesclub.commerce.web.Requests;

import io.micronaut.http.HttpRequest;
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

import java.time.Duration;
import java.util.Optional;

/**
 * {@code GET /cart/recover}: the cart that was about to be paid, for the browser that has its
 * token.
 */
@Controller("/cart")
@Tag(name = "Checkout")
@UnavailableResponse
@Secured(SecurityRule.IS_ANONYMOUS)
class RecoverController {

    private static final Duration BUDGET = Duration.ofSeconds(8);

    private final Quoting quoting;
    private final LiveSessions lives;
    private final Requests requests;

    RecoverController(Quoting quoting, LiveSessions lives, Requests requests) {
        this.quoting = quoting;
        this.lives = lives;
        this.requests = requests;
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
    @UnauthorizedResponse
    @ProblemResponse(
            status = 404,
            code = "not_found",
            detail = "There is no cart to recover.",
            description = "Not there, or not the caller's: the two cannot be told apart.")
    Mono<RecoverReply> recover(
            HttpRequest<?> request, @Nullable @Header("X-Cart-Token") String cartToken) {
        return requests.bound(
                request,
                BUDGET,
                Mono.justOrEmpty(Optional.ofNullable(cartToken).flatMap(quoting::token))
                        .flatMap(this::cart)
                        .switchIfEmpty(
                                Mono.error(
                                        () ->
                                                Problem.notFound("There is no cart to recover.")
                                                        .exception())));
    }

    /** A cart that was paid is not offered again. */
    private Mono<RecoverReply> cart(CartToken token) {
        return lives.read(token.cartId().text())
                .filter(live -> live.paid().isEmpty())
                .flatMap(live -> quote(token, live))
                .map(RecoverReply::of);
    }

    private Mono<Quote> quote(CartToken token, LiveSession live) {
        String text = live.claim().map(Claim::quoteSignature).orElse(token.quoteSignature());
        return Mono.justOrEmpty(quoting.signature(text)).flatMap(quoting::find);
    }
}
