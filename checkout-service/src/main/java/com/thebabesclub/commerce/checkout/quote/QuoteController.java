package com.thebabesclub.commerce.checkout.quote;

import com.thebabesclub.commerce.catalog.Catalog;
import com.thebabesclub.commerce.log.Trace;
import com.thebabesclub.commerce.openapi.BodyResponses;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;
import com.thebabesclub.commerce.openapi.RateLimitedResponse;
import com.thebabesclub.commerce.openapi.UnauthorizedResponse;
import com.thebabesclub.commerce.openapi.UnavailableResponse;
import com.thebabesclub.commerce.web.ClientAddresses;
import com.thebabesclub.commerce.web.Problem;
import com.thebabesclub.commerce.web.Requests;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.Optional;

/** {@code POST /cart/quote}. */
@Controller("/cart")
@Tag(name = "Checkout")
@UnavailableResponse
@Secured(SecurityRule.IS_ANONYMOUS)
class QuoteController {

    private static final Logger LOG = LoggerFactory.getLogger(QuoteController.class);
    static final Duration BUDGET = Duration.ofSeconds(8);

    private final Quoting quoting;
    private final Catalog catalog;
    private final Requests requests;
    private final ClientAddresses addresses;

    QuoteController(
            Quoting quoting, Catalog catalog, Requests requests, ClientAddresses addresses) {
        this.quoting = quoting;
        this.catalog = catalog;
        this.requests = requests;
        this.addresses = addresses;
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
    @UnauthorizedResponse
    @RateLimitedResponse
    Mono<QuoteReply> quote(HttpRequest<?> request, @Body @Valid QuoteRequest wanted) {
        Mono<QuoteReply> reply =
                isFilledByABot(wanted)
                        ? refuseDully()
                        : Mono.defer(
                                () ->
                                        quoting.quote(
                                                RequestedCart.of(wanted.items(), catalog),
                                                Optional.ofNullable(wanted.cartToken()),
                                                addresses.of(request)));
        return requests.bound(request, BUDGET, reply);
    }

    private static boolean isFilledByABot(QuoteRequest wanted) {
        return wanted.website() != null && !wanted.website().isBlank();
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
