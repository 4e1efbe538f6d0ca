package com.thebabesclub.commerce.dashboard.admin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells an operator's requests apart, of one length and without what they say. */
final class RequestDigest {

    private static final int BYTES = 16;

    private RequestDigest() {}

    /** 32 hexadecimal digits of both. */
    static String of(String one, String other) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest((one + "\n" + other).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
