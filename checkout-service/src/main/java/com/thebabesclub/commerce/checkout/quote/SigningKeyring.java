package com.thebabesclub.commerce.checkout.quote;

import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SecretDerivedSupplier;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The keys that quotes and cart tokens are signed with: from each secret of {@code
 * QUOTE_SIGNATURE_SECRET} one for each purpose, by HKDF, so that a mac of one purpose says nothing
 * in another.
 *
 * <p>The first secret signs; all verify. A secret is rotated by putting a new one in front, and by
 * taking the old one away once the quotes that it signed have expired.
 */
public final class SigningKeyring {

    /** What a mac is for. */
    enum Purpose {
        QUOTE_COMMITMENT("quote/v1"),
        QUOTE_SIGNATURE("sig/v1"),
        CART_TOKEN("cart/v1");

        private final String label;

        Purpose(String label) {
            this.label = label;
        }
    }

    private static final Pattern PAIR = Pattern.compile("([A-Za-z0-9_-]{1,16}):(.+)");
    private static final String BARE = "k1";
    private static final int LEAST_BYTES = 16;
    private static final String MAC = "HmacSHA256";

    private record Keys(String signing, Map<String, Map<Purpose, SecretKey>> byId) {}

    private final Supplier<Keys> keys;

    private SigningKeyring(Supplier<Keys> keys) {
        this.keys = keys;
    }

    /**
     * Derives the keys.
     *
     * @param pairs {@code keyId:secret}, comma-separated; a bare secret is key {@code k1}
     * @throws InvalidSettingException where there is no secret, one is too short, or a key id is
     *     used twice
     */
    public static SigningKeyring of(Secret pairs) {
        return of(() -> pairs);
    }

    /** Derives the keys, and derives them again whenever the secret is another. */
    public static SigningKeyring of(Supplier<Secret> pairs) {
        return new SigningKeyring(SecretDerivedSupplier.of(pairs, SigningKeyring::keys));
    }

    private static Keys keys(Secret pairs) {
        Map<String, Map<Purpose, SecretKey>> keys = new LinkedHashMap<>();
        for (String part : pairs.reveal().split(",", -1)) {
            Matcher pair = PAIR.matcher(part.strip());
            String id = pair.matches() ? pair.group(1) : BARE;
            String secret = pair.matches() ? pair.group(2) : part.strip();
            if (secret.getBytes(StandardCharsets.UTF_8).length < LEAST_BYTES) {
                throw problem("has a secret of fewer than " + LEAST_BYTES + " bytes");
            }
            if (keys.putIfAbsent(id, derived(id, secret)) != null) {
                throw problem("has two secrets with the key id " + id);
            }
        }
        return new Keys(keys.keySet().iterator().next(), keys);
    }

    /** The id of the key that signs. */
    String signing() {
        return keys.get().signing();
    }

    /** The mac of the texts under that key, in base64url without padding. */
    String mac(Purpose purpose, String keyId, String... parts) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(purpose, keyId, parts));
    }

    byte[] bytes(Purpose purpose, String keyId, String... parts) {
        @Nullable Map<Purpose, SecretKey> byPurpose = keys.get().byId().get(keyId);
        if (byPurpose == null) {
            throw new SignatureMismatchException();
        }
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(byPurpose.get(purpose));
            return mac.doFinal(LengthPrefixedEncoding.of(labelled(purpose, parts)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }

    /**
     * Compares the text of a mac, not its bytes: a decoder takes several spellings of the same
     * bytes. Takes the same time wherever they differ.
     */
    void verify(String given, Purpose purpose, String keyId, String... parts) {
        byte[] expected = mac(purpose, keyId, parts).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
            throw new SignatureMismatchException();
        }
    }

    private static String[] labelled(Purpose purpose, String... parts) {
        String[] all = new String[parts.length + 1];
        all[0] = purpose.label;
        System.arraycopy(parts, 0, all, 1, parts.length);
        return all;
    }

    private static Map<Purpose, SecretKey> derived(String id, String secret) {
        Map<Purpose, SecretKey> keys = new LinkedHashMap<>();
        for (Purpose purpose : Purpose.values()) {
            keys.put(purpose, derived(id, secret, purpose));
        }
        return Map.copyOf(keys);
    }

    private static SecretKey derived(String id, String secret, Purpose purpose) {
        try {
            // By name: a search for it would load every curve of another provider first.
            return KDF.getInstance("HKDF-SHA256", "SunJCE")
                    .deriveKey(
                            MAC,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret.getBytes(StandardCharsets.UTF_8))
                                    .thenExpand(LengthPrefixedEncoding.of(purpose.label, id), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java of this version has HKDF", e);
        }
    }

    private static InvalidSettingException problem(String what) {
        return SecretName.QUOTE_SIGNATURE_SECRET.problem(what);
    }
}
