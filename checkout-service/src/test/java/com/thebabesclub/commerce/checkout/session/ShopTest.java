package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.CheckoutContextBuilder;
import com.thebabesclub.commerce.checkout.CheckoutServer;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A test of the whole service, whose products Stripe has; each test finds it unharmed. */
@MicronautTest(contextBuilder = CheckoutContextBuilder.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ShopTest {

    @Inject CheckoutServer service;
    Shopper shopper;

    @BeforeAll
    void products() {
        service.importProducts();
        shopper = new Shopper(service);
    }

    @BeforeEach
    void quiet() {
        service.stripe().clearFaults();
        service.stripe().clearRequests();
        service.table().tap().heal();
        service.metrics().forget();
    }
}
