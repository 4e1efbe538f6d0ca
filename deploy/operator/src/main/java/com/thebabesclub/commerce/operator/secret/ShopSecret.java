package com.thebabesclub.commerce.operator.secret;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the shop keeps as SSM parameters, with the owner's names where the owner gave some. */
enum ShopSecret {
    STRIPE("STRIPE_SECRET", "/stripe/secret", SecretFormat.API_KEY),
    PUBLISHABLE("STRIPE_PUBLISHABLE", "/stripe/publishable", SecretFormat.PUBLISHABLE_KEY),
    WEBHOOK("STRIPE_WEBHOOK_SECRET", "/stripe/webhook-secret", SecretFormat.SIGNING_SECRETS),
    QUOTE("QUOTE_SIGNATURE_SECRET", "/quote/signature-secret", SecretFormat.KEY_PAIRS),
    JWT("JWT_SECRET", "/jwt/secret", SecretFormat.THIRTY_TWO_BYTES),
    POSTMARK("POSTMARK_TOKEN", "/postmark/token", SecretFormat.TOKEN),
    ORDERS("ORDER_WEBHOOK_SECRET", "/orders/webhook-secret", SecretFormat.SIGNING_SECRETS);

    private final String variable;
    private final String parameter;
    private final SecretFormat secretFormat;

    ShopSecret(String variable, String parameter, SecretFormat secretFormat) {
        this.variable = variable;
        this.parameter = parameter;
        this.secretFormat = secretFormat;
    }

    /** As it is typed. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ShopSecret> of(String word) {
        return Arrays.stream(values()).filter(secret -> secret.word().equals(word)).findFirst();
    }

    /** The variable that holds it where no parameter does, and a line of a file. */
    String variable() {
        return variable;
    }

    /** The name of its parameter under the path of an environment, where nobody says another. */
    String parameter(String path) {
        return path + parameter;
    }

    SecretFormat format() {
        return secretFormat;
    }

    /** True for one that nobody gives us. */
    boolean isOurs() {
        return this == QUOTE || this == JWT;
    }
}
