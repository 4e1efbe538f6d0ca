package com.thebabesclub.commerce.checkout;

import com.thebabesclub.commerce.http.EagerRouteInitializer;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.testing.TestShop;

import io.micronaut.context.DefaultApplicationContextBuilder;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The service as a server, in a shop of its own. */
public final class CheckoutContextBuilder extends DefaultApplicationContextBuilder {

    /** Each start has its own random numbers, as each process has. */
    private static final AtomicInteger STARTS = new AtomicInteger();

    /**
     * How this process was started.
     *
     * @param wayToStripe what it sees in place of Stripe, given Stripe's address
     */
    record Start(UnaryOperator<URI> wayToStripe) {}

    public CheckoutContextBuilder() {
        this(TestShop.open(), Map.of(), UnaryOperator.identity());
    }

    /**
     * @param settings beside those that every shop needs
     * @param wayToStripe what the service sees in place of Stripe, given Stripe's address
     */
    CheckoutContextBuilder(
            TestShop shop, Map<String, String> settings, UnaryOperator<URI> wayToStripe) {
        Map<String, String> variables = new HashMap<>(shop.variables());
        variables.put(
                "STRIPE_API_BASE",
                wayToStripe.apply(URI.create(shop.stripe().baseUrl())).toString());
        variables.putAll(settings);
        EagerRouteInitializer.in(EnvironmentVariables.of(variables).configure(this))
                .environments("test")
                .properties(Map.of("micronaut.server.port", -1))
                .singletons(shop.beans())
                .singletons(random(), new Start(wayToStripe));
    }

    static Random random() {
        return new Random(STARTS.incrementAndGet());
    }
}
