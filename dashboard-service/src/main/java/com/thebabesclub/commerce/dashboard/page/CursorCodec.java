package com.thebabesclub.commerce.dashboard.page;

import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SecretDerivedSupplier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where a page of a customer's list ends, as an opaque text that only the same customer can use for
 * the same list, and that nobody can make or change.
 */
public final class CursorCodec {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "thebabesclub/cursor/v1";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Supplier<SecretKeySpec> key;

    /**
     * Takes a secret that may have other uses.
     *
     * @param secret from which the cursors' own key is derived, so that neither can be used for the
     *     other
     */
    public CursorCodec(Supplier<Secret> secret) {
        this.key = SecretDerivedSupplier.of(secret, CursorCodec::derived);
    }

    private static SecretKeySpec derived(Secret secret) {
        byte[] derived =
                mac(
                        new SecretKeySpec(secret.revealBytes(), ALGORITHM),
                        PURPOSE.getBytes(StandardCharsets.UTF_8));
        return new SecretKeySpec(derived, ALGORITHM);
    }

    /** The cursor of the page that begins after the item with this sort key. */
    public String after(String sort, String list, String userId) {
        return encoded(sort) + "." + signature(sort, list, userId);
    }

    /** The sort key that a cursor of ours stands for; empty for any other text. */
    public Optional<String> sortKey(String cursor, String list, String userId) {
        String[] parts = cursor.split("\\.", -1);
        return parts.length == 2
                ? decoded(parts[0]).filter(sort -> isSame(parts[1], signature(sort, list, userId)))
                : Optional.empty();
    }

    private String signature(String sort, String list, String userId) {
        return BASE64.encodeToString(mac(key.get(), joined(list, userId, sort)));
    }

    /** Each part after its length, so that no two lists of parts read alike. */
    private static byte[] joined(String... parts) {
        ByteBuffer joined = ByteBuffer.allocate(8_192);
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            joined.putInt(bytes.length).put(bytes);
        }
        byte[] whole = new byte[joined.flip().remaining()];
        joined.get(whole);
        return whole;
    }

    /** Compares the texts: Java's decoder reads four spellings of the last character alike. */
    private static boolean isSame(String given, String ours) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), ours.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String sort) {
        return BASE64.encodeToString(sort.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> decoded(String text) {
        try {
            String sort = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return Optional.of(sort).filter(value -> encoded(value).equals(text));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static byte[] mac(SecretKeySpec key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
