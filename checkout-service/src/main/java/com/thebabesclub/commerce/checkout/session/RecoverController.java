package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.identity.InvalidTokenIgnored;
import com.thebabesclub.commerce.web.Problem;
import com.thebabesclub.commerce.web.TimeLimit;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.util.Optional;

/**
 * {@code GET /cart/recover}: the cart that was about to be paid, for the browser that has its
 * token.
 */
@Controller("/cart")
@TimeLimit("8s")
@Secured(SecurityRule.IS_ANONYMOUS)
@InvalidTokenIgnored
class RecoverController {

    private final CartRecoveryService recovery;

    RecoverController(CartRecoveryService recovery) {
        this.recovery = recovery;
    }

    @Get("/recover")
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
