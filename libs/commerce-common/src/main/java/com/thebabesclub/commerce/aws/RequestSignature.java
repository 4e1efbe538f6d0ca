package com.thebabesclub.commerce.aws;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests as AWS wants it: Signature Version 4, of the whole body and these headers. */
final class RequestSignature {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String END = "aws4_request";
    private static final String SIGNED =
            "content-type;host;x-amz-content-sha256;x-amz-date;x-amz-target";
    private static final String SIGNED_WITH_TOKEN =
            "content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token;x-amz-target";

    private final Service service;
    private final String region;
    private final String authority;
    private volatile @Nullable DayKey known;

    RequestSignature(Service service, String region, String authority) {
        this.service = service;
        this.region = region;
        this.authority = authority;
    }

    /**
     * What a request says of its sender.
     *
     * @param hash the value of {@code X-Amz-Content-Sha256}
     * @param date the value of {@code X-Amz-Date}
     * @param authorization the value of {@code Authorization}
     */
    record Signed(String hash, String date, String authorization) {

        @Override
        public String toString() {
            return "Signed[" + date + "]";
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // A key, which nobody compares.
    private record DayKey(String day, String secret, byte[] key) {

        @Override
        public String toString() {
            return "DayKey[" + day + "]";
        }
    }

    /**
     * Signs one request.
     *
     * @param target the value of {@code X-Amz-Target}
     */
    Signed sign(String target, byte[] body, Credentials credentials, Instant at) {
        String date = date(at);
        String day = date.substring(0, 8);
        String scope = day + "/" + region + "/" + service.id() + "/" + END;
        String names = credentials.token().isEmpty() ? SIGNED : SIGNED_WITH_TOKEN;
        String token =
                credentials.token().isEmpty()
                        ? ""
                        : "x-amz-security-token:" + credentials.token() + "\n";
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String hash = hex(digest.digest(body));
            String canonical =
                    "POST\n/\n\ncontent-type:"
                            + service.contentType()
                            + "\nhost:"
                            + authority
                            + "\nx-amz-content-sha256:"
                            + hash
                            + "\nx-amz-date:"
                            + date
                            + "\n"
                            + token
                            + "x-amz-target:"
                            + target
                            + "\n\n"
                            + names
                            + "\n"
                            + hash;
            String signed =
                    ALGORITHM
                            + "\n"
                            + date
                            + "\n"
                            + scope
                            + "\n"
                            + hex(digest.digest(bytes(canonical)));
            String signature = hex(mac(key(day, credentials), signed));
            return new Signed(
                    hash,
                    date,
                    ALGORITHM
                            + " Credential="
                            + credentials.keyId()
                            + "/"
                            + scope
                            + ", SignedHeaders="
                            + names
                            + ", Signature="
                            + signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The key of a day, which is the same for all requests of it. */
    private byte[] key(String day, Credentials credentials) throws GeneralSecurityException {
        DayKey key = known;
        if (key == null || !key.day().equals(day) || !key.secret().equals(credentials.secret())) {
            byte[] made = mac(bytes("AWS4" + credentials.secret()), day);
            made = mac(mac(mac(made, region), service.id()), END);
            key = new DayKey(day, credentials.secret(), made);
            known = key;
        }
        return key.key();
    }

    private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(bytes(text));
    }

    /** Such as {@code 20260102T030405Z}. */
    private static String date(Instant at) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(at.getEpochSecond(), 0, ZoneOffset.UTC);
        char[] text = "00000000T000000Z".toCharArray();
        digits(text, 4, time.getYear());
        digits(text, 6, time.getMonthValue());
        digits(text, 8, time.getDayOfMonth());
        digits(text, 11, time.getHour());
        digits(text, 13, time.getMinute());
        digits(text, 15, time.getSecond());
        return new String(text);
    }

    private static void digits(char[] text, int end, int number) {
        int left = number;
        for (int i = end - 1; left > 0; i--) {
            text[i] = (char) ('0' + left % 10);
            left /= 10;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
