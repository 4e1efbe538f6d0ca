package com.thebabesclub.commerce.sync.secret;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the shop keeps as SSM parameters, with the owner's names where the owner gave some. */
enum ShopSecret {
    STRIPE("STRIPE_SECRET", "/stripe/secret", Shape.API_KEY),
    PUBLISHABLE("STRIPE_PUBLISHABLE", "/stripe/publishable", Shape.PUBLISHABLE_KEY),
    WEBHOOK("STRIPE_WEBHOOK_SECRET", "/stripe/webhook-secret", Shape.SIGNING_SECRETS),
    QUOTE("QUOTE_SIGNATURE_SECRET", "/quote/signature-secret", Shape.KEY_PAIRS),
    JWT("JWT_SECRET", "/jwt/secret", Shape.THIRTY_TWO_BYTES),
    POSTMARK("POSTMARK_TOKEN", "/postmark/token", Shape.TOKEN);

    private final String variable;
    private final String parameter;
    private final Shape shape;

    ShopSecret(String variable, String parameter, Shape shape) {
        this.variable = variable;
        this.parameter = parameter;
        this.shape = shape;
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

    Shape shape() {
        return shape;
    }

    /** True for one that nobody gives us. */
    boolean isOurs() {
        return this == QUOTE || this == JWT;
    }
}
