package com.thebabesclub.commerce.local.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Takes the webhooks about orders, as somebody's bookkeeping would, and shows the last of them.
 * Only what is signed by Standard Webhooks is taken: see https://www.standardwebhooks.com.
 */
public final class OrderEventReceiver implements Section {

    /** The path of its one route, which no service has. */
    public static final String PATH = "/order-events";

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final SecretKeySpec key;
    private final Clock clock;
    private final Latest<Received> received = new Latest<>();

    /**
     * An event that was taken.
     *
     * @param event as it was sent, in JSON
     */
    public record Received(Instant at, String event) {}

    /**
     * @param secret {@code whsec_} and the key in base64
     */
    public OrderEventReceiver(String secret, Clock clock) {
        byte[] bytes = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        this.key = new SecretKeySpec(bytes, ALGORITHM);
        this.clock = clock;
    }

    @Override
    public boolean serves(String path) {
        return path.equals(PATH);
    }

    @Override
    public Answer answer(Request request) {
        return switch (request.method()) {
            case "GET" -> Answer.json(200, list());
            case "POST" -> take(request);
            default -> Answer.problem(405, "gateway_no_route", "Events are posted, or got.");
        };
    }

    /** The last that were taken, the newest first. */
    public List<Received> received() {
        return received.all();
    }

    private String list() {
        return received().stream()
                .map(Received::event)
                .collect(Collectors.joining(",\n", "[", "]"));
    }

    private Answer take(Request request) {
        if (!isSigned(request)) {
            return Answer.problem(401, "order_event_unsigned", "It is not signed as it should be.");
        }
        received.add(new Received(clock.instant(), request.body()));
        return Answer.json(200, "{}");
    }

    /** One signature of several is enough, since a secret may be rotated. */
    private boolean isSigned(Request request) {
        String timestamp = first(request, "webhook-timestamp");
        byte[] expected =
                signature(first(request, "webhook-id") + "." + timestamp + "." + request.body());
        boolean signed = false;
        for (String given : first(request, "webhook-signature").split(" ", -1)) {
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

    private byte[] signature(String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] code = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            String signature = "v1," + Base64.getEncoder().encodeToString(code);
            return signature.getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static String first(Request request, String name) {
        return request.header(name).orElse("");
    }
}
