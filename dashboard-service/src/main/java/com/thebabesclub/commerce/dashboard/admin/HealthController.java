package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.openapi.AdminRoutes;
import com.thebabesclub.commerce.web.TimeLimit;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;

import reactor.core.publisher.Mono;

@Controller("/admin/health")
@AdminRoutes
@TimeLimit("8s")
@Secured("ADMIN")
class HealthController {

    private final ShopHealth health;

    HealthController(ShopHealth health) {
        this.health = health;
    }

    /**
     * Whether somebody should look.
     *
     * @return How it is.
     */
    @Get
    @Operation(operationId = "shopHealth")
    Mono<HealthReply> read() {
        return health.read();
    }
}
