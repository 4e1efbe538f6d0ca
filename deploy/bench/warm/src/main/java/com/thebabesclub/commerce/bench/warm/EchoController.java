package com.thebabesclub.commerce.bench.warm;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;

import java.lang.management.ManagementFactory;
import java.util.List;

/** The bare endpoint: reads a cart and writes it. Beside it, what this process has allocated. */
@Controller("/bench")
@Secured(SecurityRule.IS_ANONYMOUS)
final class EchoController {

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Serdeable
    record Line(String sku, int quantity) {}

    @Serdeable
    record Cart(List<Line> items) {}

    @Post("/echo")
    Cart echo(@Body Cart cart) {
        return cart;
    }

    /** In bytes. */
    @Get("/allocated")
    long allocated() {
        return THREADS.getTotalThreadAllocatedBytes();
    }
}
