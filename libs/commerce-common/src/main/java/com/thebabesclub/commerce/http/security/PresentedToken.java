package com.thebabesclub.commerce.http.security;

import io.micronaut.http.HttpRequest;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request presents in its {@code Authorization} header. */
sealed interface PresentedToken {

    /** Longer ones are refused before they are parsed. */
    int LONGEST = 4_096;

    /** Not a word of a token is checked yet. */
    record Bearer(String token) implements PresentedToken {

        @Override
        public String toString() {
            return "Bearer";
        }
    }

    /** Another scheme, several headers, or text that cannot be a token. */
    record Malformed() implements PresentedToken {}

    record None() implements PresentedToken {}

    /** What a token would be as the only one of a request. */
    static PresentedToken of(String token) {
        return ofHeader("Bearer " + token);
    }

    static PresentedToken of(HttpRequest<?> request) {
        List<String> headers = request.getHeaders().getAll("Authorization");
        return switch (headers.size()) {
            case 0 -> new None();
            case 1 -> ofHeader(headers.getFirst());
            default -> new Malformed();
        };
    }

    private static PresentedToken ofHeader(String header) {
        Matcher bearer = Form.BEARER.matcher(header);
        if (!bearer.matches() || bearer.group(1).length() > LONGEST) {
            return new Malformed();
        }
        String token = bearer.group(1);
        return Form.ABSENT.contains(token) ? new None() : new Bearer(token);
    }

    /** The syntax of RFC 6750, and what browsers make of it. */
    final class Form {

        private static final Pattern BEARER =
                Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]+=*)");

        /** What a page sends that keeps no token. */
        private static final Set<String> ABSENT = Set.of("null", "undefined");

        private Form() {}
    }
}
