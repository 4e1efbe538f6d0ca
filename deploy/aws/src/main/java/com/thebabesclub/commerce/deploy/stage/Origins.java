package com.thebabesclub.commerce.deploy.stage;

import com.thebabesclub.commerce.http.CorsProperties;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;

import java.net.URI;
import java.util.List;
import java.util.Set;

/** The origins that browsers may call from, and where they are sent after a payment. */
final class Origins {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

    /** Where the checkout sends the customer if nobody says otherwise. */
    static final String SUCCESS =
            "https://thebabesclub.com/checkout/success?session_id={CHECKOUT_SESSION_ID}";

    static final String CANCEL = "https://thebabesclub.com/checkout/cancel";

    private Origins() {}

    static List<String> of(Environment environment, EnvironmentVariables shop) {
        List<String> origins = read(shop).allowOrigin();
        for (String origin : origins) {
            if (!isOrigin(origin, environment)) {
                throw new StageProblem(
                        "CORS_ALLOW_ORIGIN names \""
                                + origin
                                + "\": an origin is https:// and a host, without a path, a"
                                + " wildcard or a slash at the end"
                                + (environment == Environment.DEV ? ", or this machine" : ""));
            }
        }
        requireOn(origins, ShopVariable.CHECKOUT_SUCCESS_URL, SUCCESS, shop);
        requireOn(origins, ShopVariable.CHECKOUT_CANCEL_URL, CANCEL, shop);
        return origins;
    }

    private static CorsProperties read(EnvironmentVariables shop) {
        try {
            return shop.read(CorsProperties.class);
        } catch (InvalidSettingException problem) {
            throw new StageProblem(String.valueOf(problem.getMessage()).replaceFirst("\\.$", ""));
        }
    }

    private static void requireOn(
            List<String> origins,
            ShopVariable setting,
            String fallback,
            EnvironmentVariables shop) {
        String url = shop.find(setting.name()).orElse(fallback);
        if (origins.stream().noneMatch(origin -> url.startsWith(origin + "/"))) {
            throw new StageProblem(setting + " is \"" + url + "\", which is on none of " + origins);
        }
    }

    private static boolean isOrigin(String text, Environment environment) {
        if (!text.matches("https?://[a-z0-9.:-]+")) {
            return false;
        }
        URI uri = URI.create(text);
        if (uri.getHost() == null) {
            return false;
        }
        return uri.getScheme().equals("https")
                || (environment == Environment.DEV && THIS_MACHINE.contains(uri.getHost()));
    }
}
