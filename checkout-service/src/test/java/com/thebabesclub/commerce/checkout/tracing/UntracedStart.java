package com.thebabesclub.commerce.checkout.tracing;

import com.thebabesclub.commerce.http.lambda.ApiHandler;
import com.thebabesclub.commerce.http.lambda.FunctionContextFactory;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.Invocation;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebRequest;

import io.micronaut.context.ApplicationContext;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** A function that starts and answers, in a process of its own. */
final class UntracedStart {

    private UntracedStart() {}

    /** Takes the name of an exporter, or nothing. */
    public static void main(String... exporter) {
        Map<String, String> variables =
                new HashMap<>(
                        Map.of(
                                "COMMERCE_TABLE", "absent",
                                "QUOTE_SIGNATURE_SECRET", "k1:a-secret-that-only-tests-know",
                                "STRIPE_SECRET", "sk_test_1",
                                "JWT_SECRET", TestToken.SECRET));
        if (exporter.length > 0) {
            variables.put("OTEL_TRACES_EXPORTER", exporter[0]);
        }
        try (ApplicationContext function =
                FunctionContextFactory.builder(EnvironmentVariables.of(variables)).start()) {
            Door door =
                    Door.restApi(Clock.systemUTC(), new ApiHandler(function), Invocation.fresh());
            System.out.println(door.ask(WebRequest.get("/checkout/status")).status());
        }
    }
}
