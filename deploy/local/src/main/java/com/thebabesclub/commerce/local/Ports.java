package com.thebabesclub.commerce.local;

import com.thebabesclub.commerce.local.process.StackProblem;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where each part of a stack listens. */
public record Ports(
        int gateway, int checkout, int webhook, int dashboard, int dynamoDb, int stripe, int sqs) {

    static final Ports USUAL = new Ports(8080, 8081, 8082, 8083, 8000, 12111, 9324);

    private static final int PARTS = 7;

    /**
     * Seven ports in a row.
     *
     * @throws StackProblem if there are no seven above this one, or it needs privileges
     */
    static Ports from(int base) {
        if (base < 1024 || base > 65536 - PARTS) {
            throw new StackProblem(
                    "--port-base %d: it should be from 1024 to %d.".formatted(base, 65536 - PARTS));
        }
        return new Ports(base, base + 1, base + 2, base + 3, base + 4, base + 5, base + 6);
    }

    public URI gatewayUri() {
        return uri(gateway);
    }

    /** The origin as a person types it, which is not the same to a browser. */
    public URI origin() {
        return URI.create("http://localhost:" + gateway);
    }

    public URI stripeUri() {
        return uri(stripe);
    }

    static URI uri(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /**
     * Asks before anything is started.
     *
     * @throws StackProblem naming the first port that is taken
     */
    void requireFree(boolean withStripe) {
        Map<String, Integer> needed = new LinkedHashMap<>();
        needed.put("the gateway", gateway);
        needed.put("the checkout service", checkout);
        needed.put("the webhook service", webhook);
        needed.put("the dashboard service", dashboard);
        needed.put("DynamoDB Local", dynamoDb);
        needed.put("the queue of parked events", sqs);
        if (withStripe) {
            needed.put("the Stripe emulator", stripe);
        }
        needed.forEach(
                (part, port) -> {
                    try (ServerSocket _ = new ServerSocket(port)) {
                        // Closed at once: nobody had it.
                    } catch (IOException taken) {
                        throw new StackProblem(
                                "Port %d, for %s, is in use: stop what listens there, or choose seven others with --port-base."
                                        .formatted(port, part),
                                taken);
                    }
                });
    }
}
