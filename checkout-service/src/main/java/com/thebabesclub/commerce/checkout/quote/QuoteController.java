package com.thebabesclub.commerce.checkout.quote;

import com.thebabesclub.commerce.catalog.Catalog;
import com.thebabesclub.commerce.identity.InvalidTokenIgnored;
import com.thebabesclub.commerce.log.Trace;
import com.thebabesclub.commerce.web.ClientAddress;
import com.thebabesclub.commerce.web.Problem;
import com.thebabesclub.commerce.web.TimeLimit;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

import jakarta.validation.Valid;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** {@code POST /cart/quote}. */
@Controller("/cart")
@TimeLimit("8s")
@Secured(SecurityRule.IS_ANONYMOUS)
@InvalidTokenIgnored
class QuoteController {

    private static final Logger LOG = LoggerFactory.getLogger(QuoteController.class);

    private final Quoting quoting;
    private final Catalog catalog;

    QuoteController(Quoting quoting, Catalog catalog) {
        this.quoting = quoting;
        this.catalog = catalog;
    }

    @Post("/quote")
    Mono<QuoteReply> quote(@Body @Valid QuoteRequest wanted, ClientAddress address) {
        return isFilledByABot(wanted)
                ? refuseDully()
                : quoting.quote(
                        RequestedCart.of(wanted.items(), catalog),
                        Optional.ofNullable(wanted.cartToken()),
                        address);
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
