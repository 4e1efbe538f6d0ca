package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.web.Problem;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where Stripe may send a customer afterwards: to our own pages and nowhere else, or a link with
 * our name on it would lead anywhere.
 *
 * @param origins scheme, host and port
 */
public record Redirects(String success, String cancel, Set<String> origins) {

    private static final int LONGEST = 2_048;

    /** Stripe puts the session's id here; it is no part of a valid address. */
    private static final String PLACEHOLDER = "{CHECKOUT_SESSION_ID}";

    static Redirects from(Settings settings) {
        List<String> allowed = settings.list(Setting.CHECKOUT_ALLOWED_REDIRECT_ORIGINS);
        Set<String> origins =
                new HashSet<>(
                        allowed.isEmpty() ? settings.list(Setting.CORS_ALLOW_ORIGIN) : allowed);
        return new Redirects(
                settings.text(Setting.CHECKOUT_SUCCESS_URL),
                settings.text(Setting.CHECKOUT_CANCEL_URL),
                Set.copyOf(origins));
    }

    String success(@Nullable String wanted) {
        return wanted == null ? success : allowed(wanted, "successUrl");
    }

    String cancel(@Nullable String wanted) {
        return wanted == null ? cancel : allowed(wanted, "cancelUrl");
    }

    private String allowed(String wanted, String field) {
        if (wanted.length() > LONGEST || !origins.contains(origin(wanted))) {
            throw Problem.badRequest(
                            "redirect_not_allowed", "The customer cannot be sent to that address.")
                    .withViolations(
                            List.of(new Problem.Violation(field, "is not on a page of the shop")))
                    .exception();
        }
        return wanted;
    }

    /** Empty for what is no address, or has a user or a host that only looks like ours. */
    private static String origin(String address) {
        try {
            URI uri = new URI(address.replace(PLACEHOLDER, "id"));
            if (uri.getScheme() == null || uri.getHost() == null || uri.getUserInfo() != null) {
                return "";
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return (uri.getScheme() + "://" + uri.getHost() + port).toLowerCase(Locale.ROOT);
        } catch (URISyntaxException notAnAddress) {
            return "";
        }
    }
}
