package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.http.CorsProperties;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.ProblemException;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where Stripe may send a customer afterwards: to our own pages and nowhere else, or a link with
 * our name on it would lead anywhere.
 *
 * @param origins scheme, host and port
 */
public record RedirectPolicy(String success, String cancel, Set<String> origins) {

    private static final int LONGEST = 2_048;

    /** Stripe puts the session's id here; it is no part of a valid address. */
    private static final String PLACEHOLDER = "{CHECKOUT_SESSION_ID}";

    /** As a browser's {@code URL} writes it, which Stripe would not replace. */
    private static final Pattern ENCODED_PLACEHOLDER =
            Pattern.compile("(?:\\{|%7[Bb])CHECKOUT_SESSION_ID(?:}|%7[Dd])");

    /** Fails where an origin is not one, or a default address would be refused from a client. */
    static RedirectPolicy of(CheckoutProperties checkout, CorsProperties cors) {
        boolean own = !checkout.allowedRedirectOrigins().isEmpty();
        Set<String> origins =
                Set.copyOf(
                        new HashSet<>(
                                own ? checkout.allowedRedirectOrigins() : cors.allowOrigin()));
        for (String origin : origins) {
            if (!origin(origin).equals(origin) || !isPrivate(URI.create(origin))) {
                String problem = "has \"" + origin + "\", which is no https origin";
                throw own
                        ? CheckoutProperties.problem("allowedRedirectOrigins", problem)
                        : InvalidSettingException.of(CorsProperties.class, "allowOrigin", problem);
            }
        }
        String source = own ? "CHECKOUT_ALLOWED_REDIRECT_ORIGINS" : "CORS_ALLOW_ORIGIN";
        requireOn(origins, source, "successUrl", checkout.successUrl());
        requireOn(origins, source, "cancelUrl", checkout.cancelUrl());
        return new RedirectPolicy(checkout.successUrl(), checkout.cancelUrl(), origins);
    }

    private static void requireOn(
            Set<String> origins, String source, String component, String address) {
        if (!origins.contains(origin(address))) {
            throw CheckoutProperties.problem(
                    component, "is \"" + address + "\", which is on no origin of " + source);
        }
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

    /** Whether the address comes from the settings. */
    boolean isDefault(String address) {
        return address.equals(success) || address.equals(cancel);
    }

    private String allowed(String typed, String field) {
        String wanted = ENCODED_PLACEHOLDER.matcher(typed).replaceAll(PLACEHOLDER);
        if (wanted.length() > LONGEST || !origins.contains(origin(wanted))) {
            throw notAllowed(field);
        }
        return wanted;
    }

    static ProblemException notAllowed(String field) {
        return Problem.badRequest(
                        "redirect_not_allowed", "The customer cannot be sent to that address.")
                .withViolations(
                        List.of(new Problem.Violation(field, "is not on a page of the shop")))
                .exception();
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
