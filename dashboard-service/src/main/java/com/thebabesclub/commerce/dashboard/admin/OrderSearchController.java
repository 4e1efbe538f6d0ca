package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.web.Problem;
import com.thebabesclub.commerce.web.Requests;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Duration;

@Controller("/admin/orders")
@Secured("ADMIN")
class OrderSearchController {

    private static final Duration BUDGET = Duration.ofSeconds(8);

    private final OrderSearch search;
    private final Requests requests;

    OrderSearchController(OrderSearch search, Requests requests) {
        this.search = search;
        this.requests = requests;
    }

    @Get
    Mono<FoundReply> find(
            HttpRequest<?> request,
            @QueryValue @Nullable String number,
            @QueryValue @Nullable String session,
            @QueryValue @Nullable String payment) {
        Wanted wanted = Wanted.of(number, session, payment);
        return requests.bound(request, BUDGET, search.find(wanted))
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Problem.notFound("There is no such order or session.")
                                                .exception()));
    }
}
