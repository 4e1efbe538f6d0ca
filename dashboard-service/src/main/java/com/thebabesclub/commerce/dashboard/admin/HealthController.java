package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.openapi.AdminRoutes;
import com.thebabesclub.commerce.web.Requests;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;

import reactor.core.publisher.Mono;

import java.time.Duration;

@Controller("/admin/health")
@AdminRoutes
@Secured("ADMIN")
class HealthController {

    private static final Duration BUDGET = Duration.ofSeconds(8);

    private final ShopHealth health;
    private final Requests requests;

    HealthController(ShopHealth health, Requests requests) {
        this.health = health;
        this.requests = requests;
    }

    /**
     * Whether somebody should look.
     *
     * @return How it is.
     */
    @Get
    @Operation(operationId = "shopHealth")
    Mono<HealthReply> read(HttpRequest<?> request) {
        return requests.bound(request, BUDGET, health.read());
    }
}
