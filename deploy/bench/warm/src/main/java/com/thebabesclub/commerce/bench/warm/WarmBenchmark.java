package com.thebabesclub.commerce.bench.warm;

import com.thebabesclub.commerce.bench.cold.TableStub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Quotes and deliveries on Netty, against a table whose every answer takes two milliseconds, beside
 * an endpoint of bare Micronaut that reads and writes a cart: in one run, in turn.
 */
public final class WarmBenchmark {

    private static final int CONNECTIONS = 32;
    private static final Duration TABLE = Duration.ofMillis(2);
    private static final String CART =
            "{\"items\":[{\"sku\":\"N-RED\",\"quantity\":2},{\"sku\":\"E-MAG-SIL\",\"quantity\":1}]}";

    @SuppressWarnings("ArrayRecordComponent") // Sent as it is; nobody compares it.
    private record Work(String name, ServerProcess server, byte[] request) {}

    private record Figures(double rate, double processorMicros, double allocated) {}

    private WarmBenchmark() {}

    /** Takes the folder of jars, the jar of this module, the rounds and the seconds of each. */
    public static void main(String[] arguments)
            throws IOException, InterruptedException, ExecutionException {
        Path jars = Path.of(arguments[0]);
        Path own = Path.of(arguments[1]).toAbsolutePath();
        int rounds = Integer.parseInt(arguments[2]);
        Duration time = Duration.ofSeconds(Integer.parseInt(arguments[3]));
        List<String> ours =
                List.of(
                        "commerce-",
                        "checkout-",
                        "webhook-",
                        "micronaut-security",
                        "logback-",
                        "micronaut-function",
                        "micronaut-aws",
                        "micronaut-servlet",
                        "aws-",
                        "bench-");
        try (TableStub table = TableStub.after(TABLE);
                ServerProcess bare =
                        ServerProcess.start(
                                BareApplication.class.getName(), jars, ours, own, table);
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
            List<Work> works =
                    List.of(
                            new Work("bare", bare, Connection.post("/bench/echo", "", CART)),
                            new Work("quote", checkout, Connection.post("/cart/quote", "", CART)),
                            new Work("webhook", webhook, delivery()));
            for (Work work : works) {
                measure(work, time.multipliedBy(5));
            }
            List<List<Figures>> all = new ArrayList<>();
            works.forEach(_ -> all.add(new ArrayList<>()));
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < works.size(); i++) {
                    all.get(i).add(measure(works.get(i), time));
                }
            }
            print(works, all);
        }
        System.exit(0);
    }

    private static void print(List<Work> works, List<List<Figures>> all) {
        double bare = median(all.getFirst().stream().map(Figures::rate).toList());
        for (int i = 0; i < works.size(); i++) {
            double rate = median(all.get(i).stream().map(Figures::rate).toList());
            System.out.printf(
                    Locale.ROOT,
                    "%-8s %,8.0f requests/s, %.2f of bare; processor %.0f µs, allocated %,.0f bytes"
                            + " for each%n",
                    works.get(i).name(),
                    rate,
                    rate / bare,
                    median(all.get(i).stream().map(Figures::processorMicros).toList()),
                    median(all.get(i).stream().map(Figures::allocated).toList()));
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static Figures measure(Work work, Duration time)
            throws IOException, InterruptedException, ExecutionException {
        long allocated = work.server().allocated();
        Duration used = work.server().used();
        long start = System.nanoTime();
        long answered = load(work, start + time.toNanos());
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Figures(
                answered / seconds,
                work.server().used().minus(used).toNanos() / 1e3 / answered,
                (double) (work.server().allocated() - allocated) / answered);
    }

    /** Each connection asks again as soon as it is answered. */
    private static long load(Work work, long end) throws InterruptedException, ExecutionException {
        Callable<Long> client =
                () -> {
                    long answered = 0;
                    try (Connection connection = new Connection(work.server().port())) {
                        while (System.nanoTime() < end) {
                            connection.answer(work.request());
                            answered++;
                        }
                    }
                    return answered;
                };
        long sum = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> clients = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                clients.add(threads.submit(client));
            }
            for (Future<Long> done : clients) {
                sum += done.get();
            }
        }
        return sum;
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
