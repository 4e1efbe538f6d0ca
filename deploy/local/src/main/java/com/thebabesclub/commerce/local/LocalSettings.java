package com.thebabesclub.commerce.local;

import com.thebabesclub.commerce.local.gateway.OrderEventReceiver;
import com.thebabesclub.commerce.local.process.StackProblem;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables of the services on this machine.
 *
 * <p>Its secrets are no secrets: they stand here for all to read, are good for a local stack alone,
 * and are fixed so that a token printed in one terminal is valid in another.
 *
 * @param stripeTestKey of a Stripe account to talk to; without one there is an emulator
 */
record LocalSettings(Ports ports, Optional<String> stripeTestKey, String stripeWebhookSecret) {

    static final String TABLE = "babesclub-commerce";
    static final String PARKED_EVENTS = "parked-events";
    static final String JWT_SECRET = "local-stack-only-not-a-secret-jwt-signing-key";
    static final String EMULATOR_KEY = "sk_test_local_stack_only_not_a_secret";

    /** The bytes of "local-stack-only-not-a-secret-...". */
    static final String ORDER_WEBHOOK_SECRET = "whsec_bG9jYWwtc3RhY2stb25seS1ub3QtYS1zZWNyZXQtLi4u";

    static final String POSTMARK_TOKEN = "local-stack-only-not-a-secret-postmark-token";

    private static final String WEBHOOK_SECRET = "whsec_local_stack_only_not_a_secret";
    private static final String QUOTE_SECRET =
            "local:local-stack-only-not-a-secret-quote-signing-key";

    /**
     * @param environment of this process: STRIPE_SECRET with a test key chooses Stripe itself,
     *     STRIPE_WEBHOOK_SECRET is then the one that its command line tool prints
     * @throws StackProblem if STRIPE_SECRET is anything but a test key
     */
    static LocalSettings of(Ports ports, Map<String, String> environment) {
        Optional<String> key =
                Optional.ofNullable(environment.get("STRIPE_SECRET"))
                        .map(String::strip)
                        .filter(secret -> !secret.isEmpty());
        if (key.isPresent() && !key.get().matches("(sk|rk)_test_.+")) {
            throw new StackProblem(
                    "STRIPE_SECRET is not a test key: the local stack takes only one that starts with sk_test_ or"
                            + " rk_test_; unset it to use the Stripe emulator.");
        }
        return new LocalSettings(
                ports,
                key,
                key.isPresent()
                        ? environment.getOrDefault("STRIPE_WEBHOOK_SECRET", WEBHOOK_SECRET)
                        : WEBHOOK_SECRET);
    }

    boolean emulated() {
        return stripeTestKey.isEmpty();
    }

    /** What every service and the job is given; other variables pass through from the terminal. */
    Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>();
        String origin = ports.origin().toString();
        String origins = origin + "," + ports.gatewayUri();
        variables.put("COMMERCE_TABLE", TABLE);
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", Ports.uri(ports.dynamoDb()).toString());
        variables.put("AWS_ENDPOINT_URL_LAMBDA", ports.gatewayUri().toString());
        variables.put("SYNC_FUNCTION_NAME", SyncFunction.NAME);
        String sqs = Ports.uri(ports.sqs()).toString();
        variables.put("AWS_ENDPOINT_URL_SQS", sqs);
        variables.put("WEBHOOK_DLQ_URL", sqs + "/000000000000/" + PARKED_EVENTS);
        variables.put("STRIPE_SECRET", stripeTestKey.orElse(EMULATOR_KEY));
        variables.put("STRIPE_WEBHOOK_SECRET", stripeWebhookSecret);
        variables.put("QUOTE_SIGNATURE_SECRET", QUOTE_SECRET);
        variables.put("JWT_SECRET", JWT_SECRET);
        variables.put("CHECKOUT_SUCCESS_URL", origin + "/shop/?session_id={CHECKOUT_SESSION_ID}");
        variables.put("CHECKOUT_CANCEL_URL", origin + "/shop/?cancelled=yes");
        variables.put("CHECKOUT_ALLOWED_REDIRECT_ORIGINS", origins);
        variables.put("CORS_ALLOW_ORIGIN", origins);
        // Everybody on this machine is one address.
        variables.put("QUOTE_RATE_LIMIT_PER_HOUR", "10000");
        variables.put("QUOTE_RATE_LIMIT_PER_DAY", "100000");
        variables.put("CHECKOUT_RATE_LIMIT_PER_HOUR", "10000");
        variables.put("SHOP_ENV", "local");
        variables.put("MAIL_SENDER", "postmark");
        variables.put("MAIL_FROM", "The Babes Club <shop@thebabesclub.example>");
        variables.put("MAIL_SHOP_TO", "orders@thebabesclub.example");
        variables.put("POSTMARK_TOKEN", POSTMARK_TOKEN);
        variables.put("POSTMARK_API_BASE", ports.gatewayUri().toString());
        variables.put("ORDER_WEBHOOK_URL", ports.gatewayUri() + OrderEventReceiver.PATH);
        variables.put("ORDER_WEBHOOK_SECRET", ORDER_WEBHOOK_SECRET);
        if (emulated()) {
            variables.put("STRIPE_API_BASE", Ports.uri(ports.stripe()).toString());
        }
        return variables;
    }
}
