package com.thebabesclub.stripe.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A shop's webhook: keeps what arrives and answers as told, else 200. */
final class Receiver implements AfterEachCallback {

    record Received(String body, String header) {

        boolean verifies(String secret) {
            try {
                // Tolerance 0 is none: the emulator's clock is not this machine's.
                return Webhook.Signature.verifyHeader(body, header, secret, 0);
            } catch (SignatureVerificationException e) {
                return false;
            }
        }
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                        String header = exchange.getRequestHeaders().getFirst("Stripe-Signature");
                        received.add(new Received(body, header));
                        Integer answer = answers.poll();
                        exchange.sendResponseHeaders(answer == null ? 200 : answer, -1);
                    }
                });
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.stop(0);
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    void answerNext(int... statuses) {
        for (int status : statuses) {
            answers.add(status);
        }
    }

    List<Received> received() {
        return received;
    }
}
