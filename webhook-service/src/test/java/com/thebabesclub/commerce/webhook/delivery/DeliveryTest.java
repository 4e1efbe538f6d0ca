package com.thebabesclub.commerce.webhook.delivery;

import com.thebabesclub.commerce.testing.Door;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

/** A test of the whole service, at every door; each test finds it unharmed. */
@MicronautTest(contextBuilder = WebhookContextBuilder.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DeliveryTest {

    static final String COMPLETED = "checkout.session.completed";

    @Inject WebhookShop shop;

    @BeforeEach
    void heal() {
        shop.local.tap().heal();
        shop.local.tap().forgetCalls();
        shop.stripe.clearRequests();
    }

    final List<Door> doors() {
        return shop.doors;
    }
}
