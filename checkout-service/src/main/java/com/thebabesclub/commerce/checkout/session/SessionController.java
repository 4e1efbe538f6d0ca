package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.identity.InvalidTokenIgnored;
import com.thebabesclub.commerce.web.ClientAddress;
import com.thebabesclub.commerce.web.TimeLimit;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** {@code POST /checkout/create-session} and {@code GET /checkout/status}. */
@Controller("/checkout")
@TimeLimit("7500ms")
@Secured(SecurityRule.IS_ANONYMOUS)
class SessionController {

    private final CheckoutDoor door;
    private final Status status;

    SessionController(CheckoutDoor door, Status status) {
        this.door = door;
        this.status = status;
    }

    @Post("/create-session")
    Mono<SessionReply> create(
            @Body @Valid SessionRequest wanted, @Nullable Caller caller, ClientAddress address) {
        return door.begin(wanted, Optional.ofNullable(caller), address);
    }

    @Get("/status")
    @InvalidTokenIgnored
    Mono<StatusReply> status(
            @QueryValue("session_id") String sessionId,
            @Nullable @Header("X-Cart-Token") String cartToken,
            @Nullable Caller caller) {
        return status.of(sessionId, Optional.ofNullable(cartToken), Optional.ofNullable(caller));
    }
}
