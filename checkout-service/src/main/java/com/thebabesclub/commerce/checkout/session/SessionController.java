package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.identity.InvalidTokenIgnored;
import com.thebabesclub.commerce.web.ClientAddresses;
import com.thebabesclub.commerce.web.Requests;

import io.micronaut.http.HttpRequest;
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

import java.time.Duration;
import java.util.Optional;

/** {@code POST /checkout/create-session} and {@code GET /checkout/status}. */
@Controller("/checkout")
@Secured(SecurityRule.IS_ANONYMOUS)
class SessionController {

    private static final Duration BUDGET = Duration.ofMillis(7_500);

    private final CheckoutDoor door;
    private final Status status;
    private final Requests requests;
    private final ClientAddresses addresses;

    SessionController(
            CheckoutDoor door, Status status, Requests requests, ClientAddresses addresses) {
        this.door = door;
        this.status = status;
        this.requests = requests;
        this.addresses = addresses;
    }

    @Post("/create-session")
    Mono<SessionReply> create(
            HttpRequest<?> request, @Body @Valid SessionRequest wanted, @Nullable Caller caller) {
        return requests.bound(
                request,
                BUDGET,
                door.begin(wanted, Optional.ofNullable(caller), addresses.of(request)));
    }

    @Get("/status")
    @InvalidTokenIgnored
    Mono<StatusReply> status(
            HttpRequest<?> request,
            @QueryValue("session_id") String sessionId,
            @Nullable @Header("X-Cart-Token") String cartToken,
            @Nullable Caller caller) {
        return requests.bound(
                request,
                BUDGET,
                status.of(sessionId, Optional.ofNullable(cartToken), Optional.ofNullable(caller)));
    }
}
