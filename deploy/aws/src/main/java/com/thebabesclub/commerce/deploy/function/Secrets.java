package com.thebabesclub.commerce.deploy.function;

import com.thebabesclub.commerce.runtime.secret.SecretName;

import java.util.Map;
import java.util.Objects;

/** Under which names the secrets lie in SSM. The first is the owner's; the others follow it. */
public final class Secrets {

    private static final Map<SecretName, String> PATHS =
            Map.of(
                    SecretName.STRIPE_SECRET, "/stripe/secret",
                    SecretName.STRIPE_WEBHOOK_SECRET, "/stripe/webhook-secret",
                    SecretName.QUOTE_SIGNATURE_SECRET, "/quote/signature-secret",
                    SecretName.JWT_SECRET, "/jwt/secret",
                    SecretName.POSTMARK_TOKEN, "/postmark/token",
                    SecretName.ORDER_WEBHOOK_SECRET, "/orders/webhook-secret");

    private Secrets() {}

    /** The parameter's name, under the path of the environment. */
    public static String parameter(String path, SecretName secret) {
        return path + Objects.requireNonNull(PATHS.get(secret), secret::name);
    }
}
