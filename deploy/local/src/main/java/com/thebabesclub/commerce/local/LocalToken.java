package com.thebabesclub.commerce.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A signed-in user of the local stack.
 *
 * @param subject the user id
 * @param email claimed as verified
 */
public record LocalToken(String subject, Optional<String> email, boolean admin) {

    private static final Duration VALID = Duration.ofHours(12);

    /** The token as it goes into the Authorization header after {@code Bearer}; good for 12 h. */
    public String signed(Clock clock) {
        long now = clock.instant().getEpochSecond();
        ObjectNode claims =
                new ObjectMapper()
                        .createObjectNode()
                        .put("sub", subject)
                        .put("iat", now)
                        .put("exp", now + VALID.toSeconds());
        email.ifPresent(address -> claims.put("email", address).put("email_verified", true));
        if (admin) {
            claims.putArray("roles").add("ADMIN");
        }
        return signed(claims);
    }

    /** Any claims, signed as the services of this stack expect it. */
    static String signed(ObjectNode claims) {
        ObjectNode header = claims.objectNode().put("alg", "HS256").put("typ", "JWT");
        String content = encoded(header.toString()) + "." + encoded(claims.toString());
        return content + "." + base64(hmac(content));
    }

    private static byte[] hmac(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(LocalSettings.JWT_SECRET.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(content.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String encoded(String json) {
        return base64(json.getBytes(UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
