package com.thebabesclub.commerce.checkout.quote;

import com.thebabesclub.commerce.http.ClientAddress;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.http.security.OptionalAuthentication;
import com.thebabesclub.commerce.openapi.BodyResponses;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;
import com.thebabesclub.commerce.openapi.NoCatalogResponse;
import com.thebabesclub.commerce.openapi.ProblemResponse;
import com.thebabesclub.commerce.openapi.RateLimitedResponse;
import com.thebabesclub.commerce.openapi.UnavailableResponse;
import com.thebabesclub.commerce.runtime.log.Trace;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** {@code POST /cart/quote}. */
@Controller("/cart")
@Tag(name = "Checkout")
@UnavailableResponse
@TimeLimit("8s")
@Secured(SecurityRule.IS_ANONYMOUS)
@OptionalAuthentication
class QuoteController {

    private static final Logger LOG = LoggerFactory.getLogger(QuoteController.class);

    private final QuoteService quoteService;

    QuoteController(QuoteService quoteService) {
        this.quoteService = quoteService;
    }

    /**
     * Prices a cart and holds the price for a quarter of an hour.
     *
     * @return The quote.
     */
    @Post("/quote")
    @Operation(operationId = "quote")
    @InvalidRequestResponse
    @BodyResponses
    @ProblemResponse(
            status = 422,
            code = "amount_too_large",
            detail = "The total is more than can be paid at once; split the order.")
    @RateLimitedResponse
    @NoCatalogResponse
    Mono<QuoteReply> quote(
            @Body @Valid QuoteRequest wanted, @Parameter(hidden = true) ClientAddress address) {
        // A field that no person sees: whoever filled it in is none.
        return wanted.website() != null
                ? refuseDully()
                : quoteService.quote(
                        wanted.items(), Optional.ofNullable(wanted.cartToken()), address);
    }

    /** Nothing in the answer tells the bot which field gave it away. */
    private static Mono<QuoteReply> refuseDully() {
        return Mono.deferContextual(
                context -> {
                    Trace.of(context)
                            .mark(LOG.atInfo())
                            .addKeyValue("reason", "honeypot")
                            .log("Quote refused");
                    return Mono.error(Problem.invalid("items", "is not valid").exception());
                });
    }
}
