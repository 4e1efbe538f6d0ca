package com.thebabesclub.stripe.emulator.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Posts deliveries; blocks, so it is called on virtual threads. */
final class Sender implements AutoCloseable {

    private static final int NO_ANSWER = 0;

    private final Duration timeout;
    private final HttpClient client;

    /**
     * @param timeout how long an endpoint may take to answer
     */
    Sender(Duration timeout) {
        this.timeout = timeout;
        this.client =
                HttpClient.newBuilder().version(Version.HTTP_1_1).connectTimeout(timeout).build();
    }

    /** The status of the answer, or 0 without one. */
    int send(String url, SignedDelivery delivery) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(timeout)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                        .header("Stripe-Signature", delivery.header())
                        .POST(BodyPublishers.ofByteArray(delivery.body()))
                        .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            // Unreachable, cut or late: Stripe counts it as failed and tries again.
            return NO_ANSWER;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
