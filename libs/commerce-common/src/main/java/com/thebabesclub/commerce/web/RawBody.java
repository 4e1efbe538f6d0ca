package com.thebabesclub.commerce.web;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A body as the caller sent it, in base64, whatever API Gateway and the caller's own content type
 * say of its characters: the framework would read a text in the charset that the caller names, and
 * a signature over the bytes would fail.
 */
record RawBody(@Nullable String base64) {

    static RawBody of(JsonNode event) {
        String body = event.path("body").textValue();
        if (body == null || body.isEmpty()) {
            return new RawBody(null);
        }
        if (event.path("isBase64Encoded").booleanValue() && isBase64(body)) {
            return new RawBody(body);
        }
        return new RawBody(
                Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** API Gateway would not say so of a body that is not; whoever does gets what it sent. */
    private static boolean isBase64(String body) {
        try {
            Base64.getDecoder().decode(body);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
