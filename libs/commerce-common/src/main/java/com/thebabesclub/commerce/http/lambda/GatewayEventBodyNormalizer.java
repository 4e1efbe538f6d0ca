package com.thebabesclub.commerce.http.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The body of an event in base64, as the bytes that the caller sent.
 *
 * <p>Two faults of the framework: it writes a body that came as text in the charset that the
 * caller's content type names, so that a signature over the bytes fails; and it ends in an
 * exception where a body is said to be base64 and is not.
 */
final class GatewayEventBodyNormalizer {

    private GatewayEventBodyNormalizer() {}

    static APIGatewayProxyRequestEvent corrected(APIGatewayProxyRequestEvent event) {
        String body = event.getBody();
        if (body == null || body.isEmpty()) {
            return event;
        }
        return Boolean.TRUE.equals(event.getIsBase64Encoded()) && isBase64(body)
                ? event
                : event.withBody(encoded(body)).withIsBase64Encoded(true);
    }

    private static String encoded(String body) {
        return Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));
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
