package com.thebabesclub.commerce.webhook.delivery;

import com.thebabesclub.commerce.testing.Door;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import java.util.List;

/** A test of the whole service, at every door; each test finds it unharmed. */
abstract class DeliveryTest {

    static final String COMPLETED = "checkout.session.completed";

    static WebhookShop shop;

    @BeforeAll
    static void start() {
        shop = new WebhookShop();
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @BeforeEach
    void heal() {
        shop.local.tap().heal();
        shop.local.tap().forgetCalls();
        shop.stripe.clearRequests();
    }

    static List<Door> doors() {
        return shop.doors;
    }
}
