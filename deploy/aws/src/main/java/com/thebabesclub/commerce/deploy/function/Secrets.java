package com.thebabesclub.commerce.deploy.function;

import com.thebabesclub.commerce.setting.Setting;

import java.util.Map;
import java.util.Objects;

/** Under which names the secrets lie in SSM. The first is the owner's; the others follow it. */
public final class Secrets {

    private static final Map<Setting, String> PATHS =
            Map.of(
                    Setting.STRIPE_SECRET, "/stripe/secret",
                    Setting.STRIPE_WEBHOOK_SECRET, "/stripe/webhook-secret",
                    Setting.QUOTE_SIGNATURE_SECRET, "/quote/signature-secret",
                    Setting.JWT_SECRET, "/jwt/secret",
                    Setting.POSTMARK_TOKEN, "/postmark/token");

    private Secrets() {}

    /** The parameter's name, under the path of the environment. */
    public static String parameter(String path, Setting secret) {
        return path + Objects.requireNonNull(PATHS.get(secret), secret::name);
    }
}
