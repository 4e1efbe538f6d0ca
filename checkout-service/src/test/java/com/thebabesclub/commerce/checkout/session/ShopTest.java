package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.CheckoutServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import java.util.Map;

/** A test of the whole service, whose products Stripe has; each test finds it unharmed. */
abstract class ShopTest {

    static CheckoutServer service;
    static Shopper shopper;

    @BeforeAll
    static void start() {
        service = new CheckoutServer(Map.of());
        service.importProducts();
        shopper = new Shopper(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void quiet() {
        service.stripe().clearFaults();
        service.stripe().clearRequests();
        service.table().tap().heal();
        service.metrics().forget();
    }
}
