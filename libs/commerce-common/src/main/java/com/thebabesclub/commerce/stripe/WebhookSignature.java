package com.thebabesclub.commerce.stripe;

import com.thebabesclub.commerce.runtime.secret.Secret;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stripe's webhook signature: {@code Stripe-Signature: t=<epoch seconds>,v1=<hex HMAC-SHA256 of
 * "t.body">}, with several {@code v1} while a secret is being rotated. See
 * https://docs.stripe.com/webhooks/signature.
 */
public final class WebhookSignature {

    private static final int MOST_SIGNATURES = 16;
    private static final int LONGEST_HEADER = 4096;

    /** Whether a delivery is Stripe's, and if not, why. */
    public enum Verdict {
        VALID,
        MISSING,
        MALFORMED,
        /** Signed too long ago, or in the future: a replay or a wrong clock. */
        STALE,
        MISMATCH
    }

    /**
     * What was found of a delivery.
     *
     * @param key the place of the secret that signed it, from 1; 0 where none of ours did
     */
    public record Finding(Verdict verdict, int key) {

        static Finding refused(Verdict verdict) {
            return new Finding(verdict, 0);
        }
    }

    private record Header(String timestamp, Instant signedAt, List<String> signatures) {}

    private WebhookSignature() {}

    /**
     * Checks a delivery against every secret that is active.
     *
     * @param body exactly the bytes that arrived
     * @param header the value of {@code Stripe-Signature}; empty where there was none
     * @param tolerance how far the signing may be from now, either way
     */
    public static Finding examine(
            byte[] body, String header, List<Secret> secrets, Duration tolerance, Instant now) {
        if (header.isBlank()) {
            return Finding.refused(Verdict.MISSING);
        }
        Header parsed = parse(header);
        if (parsed == null) {
            return Finding.refused(Verdict.MALFORMED);
        }
        if (Duration.between(parsed.signedAt(), now).abs().compareTo(tolerance) > 0) {
            return Finding.refused(Verdict.STALE);
        }
        int key = 0;
        for (int place = secrets.size(); place >= 1; place--) {
            key = signed(body, parsed, secrets.get(place - 1)) ? place : key;
        }
        return key > 0 ? new Finding(Verdict.VALID, key) : Finding.refused(Verdict.MISMATCH);
    }

    private static boolean signed(byte[] body, Header header, Secret secret) {
        byte[] expected =
                sign(secret, header.timestamp(), body).getBytes(StandardCharsets.US_ASCII);
        boolean signed = false;
        for (String signature : header.signatures()) {
            signed |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
        }
        return signed;
    }

    private static @Nullable Header parse(String header) {
        if (header.length() > LONGEST_HEADER) {
            return null;
        }
        List<String> timestamps = new ArrayList<>();
        List<String> signatures = new ArrayList<>();
        for (String part : header.split(",", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).strip();
            String value = part.substring(equals + 1).strip();
            switch (name) {
                case "t" -> timestamps.add(value);
                case "v1" -> signatures.add(value);
                default -> {} // Schemes of the future, and v0 of test mode, are Stripe's to add.
            }
        }
        boolean usable =
                timestamps.size() == 1
                        && timestamps.getFirst().matches("[0-9]{1,12}")
                        && !signatures.isEmpty()
                        && signatures.size() <= MOST_SIGNATURES;
        if (!usable) {
            return null;
        }
        String timestamp = timestamps.getFirst();
        return new Header(timestamp, Instant.ofEpochSecond(Long.parseLong(timestamp)), signatures);
    }

    private static String sign(Secret secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.revealBytes(), "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
