package com.thebabesclub.commerce.bench;

import com.thebabesclub.commerce.checkout.pricing.Cart;
import com.thebabesclub.commerce.checkout.pricing.PricedCart;
import com.thebabesclub.commerce.checkout.pricing.Pricing;
import com.thebabesclub.commerce.domain.catalog.Catalog;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A full cart with its hints, as {@code POST /cart/quote} prices it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PricingBenchmark {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    /** A shop of {@link Shops}. */
    @Param({"own", "fifty", "competing", "crowded", "worst"})
    public String shop = "own";

    private Catalog catalog = Shops.of("own");
    private Cart cart = Shops.fullest(catalog);

    /** Opens the shop, once its name is known. */
    @Setup
    public void open() {
        catalog = Shops.of(shop);
        cart = Shops.fullest(catalog);
    }

    /** Prices the cart. */
    @Benchmark
    public PricedCart price() {
        return Pricing.price(catalog, cart, NOW);
    }
}
