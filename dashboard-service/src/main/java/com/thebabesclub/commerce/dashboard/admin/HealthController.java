package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.web.Requests;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;

import reactor.core.publisher.Mono;

import java.time.Duration;

@Controller("/admin/health")
@Secured("ADMIN")
class HealthController {

    private static final Duration BUDGET = Duration.ofSeconds(8);

    private final ShopHealth health;
    private final Requests requests;

    HealthController(ShopHealth health, Requests requests) {
        this.health = health;
        this.requests = requests;
    }

    @Get
    Mono<HealthReply> read(HttpRequest<?> request) {
        return requests.bound(request, BUDGET, health.read());
    }
}
