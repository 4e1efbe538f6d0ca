package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.web.Problem;
import com.thebabesclub.commerce.web.TimeLimit;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.util.Optional;

@Controller("/dashboard/orders")
@TimeLimit("8s")
@Secured(SecurityRule.IS_AUTHENTICATED)
class OrdersController {

    private final Orders orders;
    private final OrderDetail detail;
    private final GuestOrders guestOrders;

    OrdersController(Orders orders, OrderDetail detail, GuestOrders guestOrders) {
        this.orders = orders;
        this.detail = detail;
        this.guestOrders = guestOrders;
    }

    @Serdeable
    record DetailReply(OrderReply order) {}

    @Get
    Mono<OrdersReply> list(
            Caller caller,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 40) String from,
            @QueryValue @Nullable @Size(max = 40) String to,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        return orders.page(
                        caller.subject(), Period.of(from, to), limit, Optional.ofNullable(cursor))
                .map(OrdersReply::of);
    }

    @Post("/claim")
    Mono<ClaimReply> claim(Caller caller) {
        return guestOrders.claim(caller);
    }

    @Get("/{orderId}")
    Mono<DetailReply> order(Caller caller, String orderId) {
        return detail.find(caller.subject(), orderId)
                .map(DetailReply::new)
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        Problem.notFound("You have no order with this id.")
                                                .exception()));
    }
}
