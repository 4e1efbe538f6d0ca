package com.thebabesclub.commerce.bench.cold;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/**
 * A DynamoDB whose every answer takes the same time: reads find nothing, writes succeed. Who asks
 * for nothing, to open a connection, is told that it is healthy; that is no call.
 */
public final class TableStub implements AutoCloseable {

    private static final String JSON = "Content-Type: application/x-amz-json-1.0\r\n";

    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEALTHY = "healthy: bench".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COUNTED =
            "{\"Attributes\":{\"PK\":{\"S\":\"p\"},\"SK\":{\"S\":\"s\"},\"day\":{\"N\":\"1\"}}}"
                    .getBytes(StandardCharsets.US_ASCII);

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final Duration latency;
    private final boolean remembering;
    private final HttpStub server;

    private TableStub(Duration latency, boolean remembering) throws IOException {
        this.latency = latency;
        this.remembering = remembering;
        this.server = HttpStub.start(this::answer);
    }

    /** Answers at once, and remembers what was called. */
    public static TableStub instant() throws IOException {
        return new TableStub(Duration.ZERO, true);
    }

    public static TableStub after(Duration latency) throws IOException {
        return new TableStub(latency, false);
    }

    public String endpoint() {
        return "http://" + server.address();
    }

    /** The operations that were called since this was asked last. */
    List<String> calls() {
        List<String> seen = calls.stream().sorted().toList();
        calls.clear();
        return seen;
    }

    /** How often each operation was called so far. */
    public Map<String, Long> counts() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((operation, count) -> all.put(operation, count.sum()));
        return all;
    }

    private HttpStub.Answer answer(HttpStub.Request request) throws InterruptedException {
        String target = request.headers().getOrDefault("x-amz-target", "");
        if (target.isEmpty()) {
            return new HttpStub.Answer("Content-Type: text/plain\r\n", HEALTHY);
        }
        String operation = target.substring(target.indexOf('.') + 1);
        counts.computeIfAbsent(operation, _ -> new LongAdder()).increment();
        if (remembering) {
            calls.add(operation);
        }
        if (latency.isPositive()) {
            Thread.sleep(latency);
        }
        return new HttpStub.Answer(JSON, operation.equals("UpdateItem") ? COUNTED : NOTHING);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
