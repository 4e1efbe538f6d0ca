package com.thebabesclub.commerce.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens as an issuer makes them, and as an attacker does: header and claims are JSON as given. */
public final class TestToken {

    public static final String SECRET = "a-secret-of-tests-that-is-long-enough";
    public static final String HS256 = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private TestToken() {}

    /** A token of the customer that is good for an hour. */
    public static String of(String subject, Instant now) {
        return with("\"sub\":\"" + subject + "\"", now);
    }

    /** A token with these claims, without braces, that is good for an hour. */
    public static String with(String claims, Instant now) {
        return signed(HS256, "{" + claims + ",\"exp\":" + (now.getEpochSecond() + 3600) + "}");
    }

    public static String signed(String header, String claims) {
        return signed(header, claims, "HmacSHA256", SECRET);
    }

    public static String signed(String header, String claims, String algorithm, String secret) {
        String content =
                encoded(header.getBytes(StandardCharsets.UTF_8))
                        + "."
                        + encoded(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return content
                    + "."
                    + encoded(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
