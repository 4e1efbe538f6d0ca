package com.thebabesclub.commerce.bench.ingest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends signed events from fifty connections, as fast as they are answered. */
final class Burst {

    private static final String TAKEN = "200";
    private static final int CONNECTIONS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * What came of it.
     *
     * @param failed the deliveries that were not answered with 200, counted by what came instead
     */
    record Result(
            int sent,
            Map<String, Integer> failed,
            Duration took,
            Duration median,
            Duration slowest99th) {

        @Override
        public String toString() {
            return "%d sent, failed %s, %.0f/s, p50 %.1f ms, p99 %.1f ms"
                    .formatted(
                            sent,
                            failed.isEmpty() ? "none" : failed,
                            sent / (took.toNanos() / 1e9),
                            median.toNanos() / 1e6,
                            slowest99th.toNanos() / 1e6);
        }
    }

    private final URI target;
    private final String secret;

    Burst(URI target, String secret) {
        this.target = target;
        this.secret = secret;
    }

    Result send(List<String> events) {
        List<HttpRequest> requests = events.stream().map(this::signed).toList();
        long[] nanos = new long[requests.size()];
        AtomicInteger next = new AtomicInteger();
        Map<String, Integer> failed = new ConcurrentSkipListMap<>();
        long start = System.nanoTime();
        try (HttpClient client =
                        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> connections =
                    Stream.<Future<?>>generate(
                                    () ->
                                            threads.submit(
                                                    () ->
                                                            work(
                                                                    client, requests, next, failed,
                                                                    nanos)))
                            .limit(CONNECTIONS)
                            .toList();
            for (Future<?> connection : connections) {
                connection.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Arrays.sort(nanos);
        return new Result(
                nanos.length,
                failed,
                took,
                Duration.ofNanos(nanos[nanos.length / 2]),
                Duration.ofNanos(nanos[(int) (nanos.length * 0.99)]));
    }

    private static void work(
            HttpClient client,
            List<HttpRequest> requests,
            AtomicInteger next,
            Map<String, Integer> failed,
            long[] nanos) {
        for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
            long sent = System.nanoTime();
            String came = answer(client, requests.get(i));
            nanos[i] = System.nanoTime() - sent;
            if (!came.equals(TAKEN)) {
                failed.merge(came, 1, Integer::sum);
            }
        }
    }

    private static String answer(HttpClient client, HttpRequest request) {
        try {
            HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
            return Integer.toString(answer.statusCode());
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private HttpRequest signed(String event) {
        long time = Instant.now().getEpochSecond();
        return HttpRequest.newBuilder(target)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Stripe-Signature", "t=" + time + ",v1=" + mac(time + "." + event))
                .POST(BodyPublishers.ofString(event))
                .build();
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
