package com.thebabesclub.commerce.bench.warm;

import com.thebabesclub.commerce.bench.cold.TableStub;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;

/** One request, over and over, of one server, and what it came to. */
final class Load {

    private static final int CONNECTIONS = 64;

    /** The rate is level where that many times in a row it did not rise by more than 3 per cent. */
    private static final int LEVEL = 6;

    private static final int MOST_WARM_UPS = 35;

    private record Figures(double rate, double processorMicros, double allocated) {}

    private final String name;
    private final ServerProcess server;
    private final byte[] request;
    private final TableStub table;
    private final List<Figures> rounds = new ArrayList<>();
    private final Map<String, Double> calls = new TreeMap<>();

    Load(String name, ServerProcess server, byte[] request, TableStub table) {
        this.name = name;
        this.server = server;
        this.request = request;
        this.table = table;
    }

    /** Asks until the rate no longer rises, and forgets the figures. */
    void warmUp(Duration time) throws IOException, InterruptedException, ExecutionException {
        double best = 0;
        int level = 0;
        for (int i = 0; i < MOST_WARM_UPS && level < LEVEL; i++) {
            measure(time);
            double rate = rounds.getLast().rate();
            level = rate > 1.03 * best ? 0 : level + 1;
            best = Math.max(best, rate);
        }
        System.out.printf(
                Locale.ROOT, "%-26s warm after %d rounds: %,.0f/s%n", name, rounds.size(), best);
        rounds.clear();
    }

    void measure(Duration time) throws IOException, InterruptedException, ExecutionException {
        Map<String, Long> counted = table.counts();
        long allocated = server.allocated();
        Duration used = server.used();
        long start = System.nanoTime();
        long answered = answered(start + time.toNanos());
        double seconds = (System.nanoTime() - start) / 1e9;
        rounds.add(
                new Figures(
                        answered / seconds,
                        server.used().minus(used).toNanos() / 1e3 / answered,
                        (double) (server.allocated() - allocated) / answered));
        calls.clear();
        table.counts()
                .forEach(
                        (operation, count) -> {
                            long more = count - counted.getOrDefault(operation, 0L);
                            if (more > 0) {
                                calls.put(operation, (double) more / answered);
                            }
                        });
    }

    /** Requests a second, the median of the rounds. */
    double rate() {
        return median(Figures::rate);
    }

    /** True where each request makes the calls to the table that one of the other makes. */
    boolean callsAs(Load other) {
        boolean same = rounded(calls).equals(rounded(other.calls));
        if (!same) {
            System.out.println(name + " calls " + calls + ", " + other.name + " " + other.calls);
        }
        return same;
    }

    String line(Load bare) {
        return String.format(
                Locale.ROOT,
                "%-26s %,8.0f requests/s, %.3f of bare; processor %,.0f µs, allocated %,.0f bytes,"
                        + " calls %s for each",
                name,
                rate(),
                rate() / bare.rate(),
                median(Figures::processorMicros),
                median(Figures::allocated),
                rounded(calls));
    }

    /** Each connection asks again as soon as it is answered. */
    private long answered(long end) throws InterruptedException, ExecutionException {
        long sum = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> clients = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                clients.add(threads.submit(() -> answeredOnOne(end)));
            }
            for (Future<Long> done : clients) {
                sum += done.get();
            }
        }
        return sum;
    }

    private long answeredOnOne(long end) throws IOException {
        long answered = 0;
        try (Connection connection = new Connection(server.port())) {
            while (System.nanoTime() < end) {
                connection.answer(request);
                answered++;
            }
        }
        return answered;
    }

    private double median(ToDoubleFunction<Figures> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static Map<String, Long> rounded(Map<String, Double> calls) {
        Map<String, Long> rounded = new TreeMap<>();
        calls.forEach((operation, count) -> rounded.put(operation, Math.round(count)));
        rounded.values().removeIf(count -> count == 0);
        return rounded;
    }
}
