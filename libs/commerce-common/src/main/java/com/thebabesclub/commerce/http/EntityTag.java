package com.thebabesclub.commerce.http;

import io.micronaut.http.HttpRequest;

import java.util.Arrays;

/** Names what was answered, so that it need not be sent again: RFC 9110, section 8.8.3. */
public final class EntityTag {

    private EntityTag() {}

    /**
     * The header for a version.
     *
     * @param version letters, digits and dashes
     */
    public static String of(String version) {
        return "\"" + version + "\"";
    }

    /** True where the caller has this version already, by {@code If-None-Match}. */
    public static boolean isKnown(HttpRequest<?> request, String version) {
        return request.getHeaders().getAll("If-None-Match").stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                .anyMatch(tag -> tag.equals("*") || tag.equals(of(version)));
    }
}
