package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.SettingProblem;
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

    /** Fails where an origin is not one, or a default address would be refused from a client. */
    static Redirects from(Settings settings) {
        Setting source =
                settings.list(Setting.CHECKOUT_ALLOWED_REDIRECT_ORIGINS).isEmpty()
                        ? Setting.CORS_ALLOW_ORIGIN
                        : Setting.CHECKOUT_ALLOWED_REDIRECT_ORIGINS;
        Set<String> origins = Set.copyOf(new HashSet<>(settings.list(source)));
        for (String origin : origins) {
            if (!origin(origin).equals(origin) || !isPrivate(URI.create(origin))) {
                throw new SettingProblem(
                        source, "has \"" + origin + "\", which is no https origin");
            }
        }
        return new Redirects(
                ours(settings, Setting.CHECKOUT_SUCCESS_URL, source, origins),
                ours(settings, Setting.CHECKOUT_CANCEL_URL, source, origins),
                origins);
    }

    private static String ours(
            Settings settings, Setting setting, Setting source, Set<String> origins) {
        String address = settings.text(setting);
        if (!origins.contains(origin(address))) {
            throw new SettingProblem(
                    setting, "is \"" + address + "\", which is on no origin of " + source);
        }
        return address;
    }

    /** Nobody on the way can read along: by https, or on this machine. */
    private static boolean isPrivate(URI origin) {
        return origin.getScheme().equals("https")
                || origin.getHost().equals("localhost")
                || origin.getHost().equals("127.0.0.1");
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
