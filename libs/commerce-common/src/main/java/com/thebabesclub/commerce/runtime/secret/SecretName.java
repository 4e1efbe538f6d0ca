package com.thebabesclub.commerce.runtime.secret;

import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;

/**
 * The secrets, by the variables that hold them. A secret {@code X} may come from the variable
 * itself or, by {@code X_PARAMETER}, from an SSM parameter. None is ever a property.
 */
public enum SecretName {
    STRIPE_SECRET("the secret key of the Stripe API, sk_… or rk_…"),
    STRIPE_WEBHOOK_SECRET("the signing secrets of the webhook endpoint, whsec_…, comma-separated"),
    QUOTE_SIGNATURE_SECRET(
            "keyId:secret pairs, comma-separated, the first signs; a bare secret is key k1"),
    POSTMARK_TOKEN("the server token of Postmark, where it carries the mail"),
    ORDER_WEBHOOK_SECRET(
            "the signing secrets of the webhooks about orders, whsec_<base64>, two of them"
                    + " comma-separated during a rotation; asked for with ORDER_WEBHOOK_URL"),
    JWT_SECRET(
            "the secret that signs the customers' tokens, at least 32 bytes; this or JWT_JWKS_URL");

    private final String meaning;

    SecretName(String meaning) {
        this.meaning = meaning;
    }

    /** What the secret should be, as the end of a sentence. */
    public String meaning() {
        return meaning;
    }

    /** The variable that names the SSM parameter. */
    public String parameterName() {
        return name() + "_PARAMETER";
    }

    /** One that the shop cannot start with. */
    public InvalidSettingException problem(String problem) {
        return new InvalidSettingException(name(), problem, meaning);
    }
}
