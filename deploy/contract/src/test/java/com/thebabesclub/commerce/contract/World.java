package com.thebabesclub.commerce.contract;

import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.stripe.emulator.StripeEmulator;

import java.util.HashMap;
import java.util.Map;

/** What the services of one shop talk to: a table of their own, and Stripe. */
record World(LocalTable table, StripeEmulator stripe) {

    static final String WEBHOOK_SECRET = "whsec_contract";

    static World create() {
        World world =
                new World(
                        LocalTable.create(),
                        StripeEmulator.builder().apiKey("sk_test_contract").start());
        Runtime.getRuntime().addShutdownHook(new Thread(world.stripe()::close));
        return world;
    }

    /** The variables of every service. */
    Map<String, String> variables() {
        Map<String, String> variables =
                new HashMap<>(
                        Map.of(
                                "COMMERCE_TABLE",
                                table.name(),
                                "STRIPE_SECRET",
                                stripe.apiKey(),
                                "STRIPE_API_BASE",
                                stripe.baseUrl(),
                                "STRIPE_WEBHOOK_SECRET",
                                WEBHOOK_SECRET,
                                "QUOTE_SIGNATURE_SECRET",
                                "k1:contract-only-not-a-secret-signing-key",
                                "JWT_SECRET",
                                TestToken.SECRET));
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", LocalTable.endpoint().toString());
        return variables;
    }
}
