package com.thebabesclub.commerce.local.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Takes the webhooks about orders, as somebody's bookkeeping would, and shows the last of them.
 * Only what is signed by Standard Webhooks is taken: see https://www.standardwebhooks.com.
 */
public final class OrderEventReceiver {

    /** The path of its one route, which no service has. */
    public static final String PATH = "/order-events";

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int MOST_SHOWN = 50;
    private static final int MOST_BYTES = 1 << 20;

    private final SecretKeySpec key;
    private final Clock clock;
    private final Deque<String> shown = new ArrayDeque<>();

    /**
     * @param secret {@code whsec_} and the key in base64
     */
    public OrderEventReceiver(String secret, Clock clock) {
        byte[] bytes = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        this.key = new SecretKeySpec(bytes, ALGORITHM);
        this.clock = clock;
    }

    Answer answer(HttpExchange exchange) throws IOException {
        return switch (exchange.getRequestMethod()) {
            case "GET" -> Answer.json(200, last());
            case "POST" ->
                    take(
                            exchange.getRequestHeaders(),
                            exchange.getRequestBody().readNBytes(MOST_BYTES));
            default -> Answer.problem(405, "gateway_no_route", "Events are posted, or got.");
        };
    }

    /** The last that were taken, the newest first, as a list in JSON. */
    private synchronized String last() {
        return shown.stream().collect(Collectors.joining(",\n", "[", "]"));
    }

    private Answer take(Headers headers, byte[] body) {
        if (!isSigned(headers, body)) {
            return Answer.problem(401, "order_event_unsigned", "It is not signed as it should be.");
        }
        keep(new String(body, StandardCharsets.UTF_8));
        return Answer.json(200, "{}");
    }

    private synchronized void keep(String event) {
        shown.addFirst(event);
        if (shown.size() > MOST_SHOWN) {
            shown.removeLast();
        }
    }

    /** One signature of several is enough, since a secret may be rotated. */
    private boolean isSigned(Headers headers, byte[] body) {
        String id = first(headers, "webhook-id");
        String timestamp = first(headers, "webhook-timestamp");
        byte[] expected = signature(id + "." + timestamp + ".", body);
        boolean signed = false;
        for (String given : first(headers, "webhook-signature").split(" ", -1)) {
            signed |= MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
        }
        return signed && isRecent(timestamp);
    }

    private boolean isRecent(String timestamp) {
        try {
            Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException _) {
            return false;
        }
    }

    private byte[] signature(String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            String signature = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
            return signature.getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static String first(Headers headers, String name) {
        return Optional.ofNullable(headers.getFirst(name)).orElse("");
    }
}
