package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.web.Problem;
import com.thebabesclub.commerce.web.TimeLimit;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

@Controller("/admin/orders")
@TimeLimit("8s")
@Secured("ADMIN")
class OrderSearchController {

    private final OrderSearch search;

    OrderSearchController(OrderSearch search) {
        this.search = search;
    }

    @Get
    Mono<FoundReply> find(
            @QueryValue @Nullable String number,
            @QueryValue @Nullable String session,
            @QueryValue @Nullable String payment) {
        return search.find(Wanted.of(number, session, payment))
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Problem.notFound("There is no such order or session.")
                                                .exception()));
    }
}
