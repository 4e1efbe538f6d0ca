package com.thebabesclub.commerce.bench.warm;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

import java.util.concurrent.CompletableFuture;

/** Bare endpoints that do nothing but call the table as often as a quote or a delivery does. */
@Controller("/bench")
@Secured(SecurityRule.IS_ANONYMOUS)
final class StoringController {

    private final StockTable table;

    StoringController(StockTable table) {
        this.table = table;
    }

    @Post("/quote")
    CompletableFuture<EchoController.Cart> quote(@Body EchoController.Cart cart) {
        return table.quote().thenApply(_ -> cart);
    }

    @Post("/delivery")
    CompletableFuture<EchoController.Cart> delivery(@Body EchoController.Cart cart) {
        return table.delivery().thenApply(_ -> cart);
    }
}
