package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.web.TimeLimit;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;

import reactor.core.publisher.Mono;

@Controller("/admin/health")
@TimeLimit("8s")
@Secured("ADMIN")
class HealthController {

    private final ShopHealth health;

    HealthController(ShopHealth health) {
        this.health = health;
    }

    @Get
    Mono<HealthReply> read() {
        return health.read();
    }
}
