package com.thebabesclub.commerce.outbox.orderevent;

import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SecretName;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs by the Standard Webhooks: HMAC-SHA256 of {@code id.timestamp.body}, once with each secret,
 * so that a receiver may know either during a rotation. See https://www.standardwebhooks.com.
 */
final class StandardWebhookSigner {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    /** As many bytes as the specification asks for, and as many as it allows. */
    private static final int LEAST_BYTES = 24;

    private static final int MOST_BYTES = 64;
    private static final int MOST_SECRETS = 2;

    private final List<SecretKeySpec> keys;

    private StandardWebhookSigner(List<SecretKeySpec> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * The signer with one secret or two, comma-separated.
     *
     * @throws com.thebabesclub.commerce.runtime.setting.InvalidSettingException where one is none
     */
    static StandardWebhookSigner of(Secret secret) {
        List<SecretKeySpec> keys = new ArrayList<>();
        for (String text : secret.reveal().split(",", -1)) {
            keys.add(new SecretKeySpec(bytes(text.strip()), ALGORITHM));
        }
        if (keys.size() > MOST_SECRETS) {
            throw SecretName.ORDER_WEBHOOK_SECRET.problem("has more than two secrets");
        }
        return new StandardWebhookSigner(keys);
    }

    /** The value of {@code webhook-signature}. */
    String sign(String id, Instant timestamp, byte[] body) {
        List<String> signatures = new ArrayList<>();
        for (SecretKeySpec key : keys) {
            signatures.add(
                    "v1," + Base64.getEncoder().encodeToString(mac(key, id, timestamp, body)));
        }
        return String.join(" ", signatures);
    }

    private static byte[] mac(SecretKeySpec key, String id, Instant timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String head = id + "." + timestamp.getEpochSecond() + ".";
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(String text) {
        if (!text.startsWith(PREFIX)) {
            throw SecretName.ORDER_WEBHOOK_SECRET.problem("does not begin with " + PREFIX);
        }
        byte[] bytes = decoded(text.substring(PREFIX.length()));
        if (bytes.length < LEAST_BYTES || bytes.length > MOST_BYTES) {
            throw SecretName.ORDER_WEBHOOK_SECRET.problem(
                    "has " + bytes.length + " bytes and not " + LEAST_BYTES + " to " + MOST_BYTES);
        }
        return bytes;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw SecretName.ORDER_WEBHOOK_SECRET.problem("is not in base64");
        }
    }
}
