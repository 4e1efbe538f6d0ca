package com.thebabesclub.commerce.packaging.training;

import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.stripe.emulator.StripeEmulator;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What a function talks to while it is trained, all on this machine: a table, Stripe, and the
 * secrets where they are in production, in SSM.
 */
final class StandIns implements AutoCloseable {

    static final String WEBHOOK_SECRET = "whsec_of_the_training_only";

    private static final String STRIPE_KEY = "sk_test_of_the_training_only";

    private final LocalTable table = LocalTable.create();
    private final StripeEmulator stripe = StripeEmulator.builder().apiKey(STRIPE_KEY).start();
    private final AwsStub aws;

    StandIns() throws IOException {
        TrainingCatalog.publish(table);
        aws =
                new AwsStub(
                        Map.of(
                                "/training/STRIPE_SECRET",
                                STRIPE_KEY,
                                "/training/STRIPE_WEBHOOK_SECRET",
                                WEBHOOK_SECRET,
                                "/training/QUOTE_SIGNATURE_SECRET",
                                "k1:a-secret-of-the-training-that-is-long-enough",
                                "/training/JWT_SECRET",
                                TestToken.SECRET));
    }

    StripeEmulator stripe() {
        return stripe;
    }

    /** The variables of a function. */
    Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>();
        variables.put("COMMERCE_TABLE", table.name());
        variables.put("CATALOG_LOCATION", "table:");
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put("AWS_SESSION_TOKEN", "local");
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", LocalTable.endpoint().toString());
        variables.put("AWS_ENDPOINT_URL_SSM", aws.address().toString());
        variables.put("AWS_ENDPOINT_URL_SESV2", aws.address().toString());
        variables.put("STRIPE_API_BASE", stripe.baseUrl());
        for (String secret :
                new String[] {
                    "STRIPE_SECRET", "STRIPE_WEBHOOK_SECRET", "QUOTE_SIGNATURE_SECRET", "JWT_SECRET"
                }) {
            variables.put(secret + "_PARAMETER", "/training/" + secret);
        }
        variables.put("MAIL_SENDER", "ses");
        variables.put("MAIL_FROM", "shop@example.com");
        return variables;
    }

    @Override
    public void close() {
        stripe.close();
        aws.close();
    }
}
