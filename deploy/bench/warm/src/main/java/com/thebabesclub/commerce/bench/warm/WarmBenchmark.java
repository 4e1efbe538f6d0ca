package com.thebabesclub.commerce.bench.warm;

import com.thebabesclub.commerce.bench.cold.TableStub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Quotes and deliveries on Netty, against a table whose every answer takes two milliseconds. Beside
 * them bare Micronaut: an endpoint that reads a cart and writes it, and two that also make the
 * calls to the table that a quote and a delivery make, by the SDK's own client as it comes. All in
 * one run and in turn.
 */
public final class WarmBenchmark {

    private static final Duration TABLE = Duration.ofMillis(2);
    private static final String CART =
            "{\"items\":[{\"sku\":\"N-RED\",\"quantity\":2},{\"sku\":\"E-MAG-SIL\",\"quantity\":1}]}";

    /** What the bare process does without. */
    private static final List<String> OURS =
            List.of(
                    "commerce-",
                    "checkout-",
                    "webhook-",
                    "micronaut-security",
                    "logback-",
                    "micronaut-function",
                    "micronaut-aws",
                    "micronaut-servlet",
                    "aws-lambda",
                    "bench-");

    private WarmBenchmark() {}

    /** Takes the jars' folder, the jar of this module, the ratios, rounds and seconds of each. */
    public static void main(String[] arguments)
            throws IOException, InterruptedException, ExecutionException {
        Path jars = Path.of(arguments[0]);
        Path own = Path.of(arguments[1]).toAbsolutePath();
        Ratios reached = Ratios.read(Path.of(arguments[2]));
        int rounds = Integer.parseInt(arguments[3]);
        Duration time = Duration.ofSeconds(Integer.parseInt(arguments[4]));
        boolean holds;
        try (TableStub table = TableStub.after(TABLE);
                ServerProcess bare =
                        ServerProcess.start(
                                BareApplication.class.getName(), jars, OURS, own, table);
                ServerProcess checkout =
                        ServerProcess.start(
                                "com.thebabesclub.commerce.checkout.Application",
                                jars,
                                List.of("webhook-", "bench-"),
                                own,
                                table);
                ServerProcess webhook =
                        ServerProcess.start(
                                "com.thebabesclub.commerce.webhook.Application",
                                jars,
                                List.of("checkout-", "bench-"),
                                own,
                                table)) {
            Load nothing = load("bare", bare, "/bench/echo", table);
            Load stores = load("bare, a quote's calls", bare, "/bench/quote", table);
            Load quote = load("quote", checkout, "/cart/quote", table);
            Load settles = load("bare, a delivery's calls", bare, "/bench/delivery", table);
            Load delivery = new Load("webhook", webhook, delivery(), table);
            List<Load> all = List.of(nothing, stores, quote, settles, delivery);
            for (Load load : all) {
                load.warmUp(time);
            }
            for (int round = 0; round < rounds; round++) {
                for (Load load : all) {
                    load.measure(time);
                }
            }
            all.forEach(load -> System.out.println(load.line(nothing)));
            boolean fair = quote.callsAs(stores) && delivery.callsAs(settles);
            boolean quotes = reached.holds("bare-storing.to-quote", stores.rate() / quote.rate());
            boolean deliveries =
                    reached.holds("bare-settling.to-webhook", settles.rate() / delivery.rate());
            holds = fair && quotes && deliveries;
        }
        System.exit(holds ? 0 : 1);
    }

    private static Load load(String name, ServerProcess server, String path, TableStub table) {
        return new Load(name, server, Connection.post(path, "", CART), table);
    }

    private static byte[] delivery() {
        long now = Instant.now().getEpochSecond();
        String body =
                """
            {"id":"evt_bench","object":"event","api_version":"2025-09-30.clover","created":%1$d,\
            "livemode":false,"type":"checkout.session.expired","data":{"object":{\
            "id":"cs_test_bench","object":"checkout.session","amount_total":9500,\
            "amount_subtotal":10500,"created":%1$d,"currency":"usd","livemode":false,\
            "metadata":{"app":"babesclub","env":"prod"},"mode":"payment",\
            "payment_status":"unpaid","status":"expired"}}}"""
                        .formatted(now);
        return Connection.post(
                "/stripe/webhook",
                "Stripe-Signature: t=%d,v1=%s\r\n".formatted(now, mac(now + "." + body)),
                body);
    }

    private static String mac(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] secret = ServerProcess.WEBHOOK_SECRET.getBytes(StandardCharsets.US_ASCII);
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
