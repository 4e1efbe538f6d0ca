package com.thebabesclub.commerce.bench.cold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * From the start of a process to its first successful answer, by a handler that does nothing, by
 * our services without and with an AOT cache, and by the same functions in Python: in one run, in
 * turn.
 *
 * <p>Ends with 1 where a ratio is worse than the one that was reached once.
 */
public final class ColdStartBenchmark {

    private static final int TRAINING_EVENTS = 6;
    private static final String BARE = "bare handler, cache";
    private static final String PLAIN = "ours, plain";
    private static final String CACHED = "ours, cache";
    private static final String PYTHON = "Python";

    /** A route with those who answer it. */
    private record Contest(
            String route, List<Variant> variants, Map<String, List<Duration>> times) {

        double median(String variant) {
            List<Duration> all = times.getOrDefault(variant, List.of()).stream().sorted().toList();
            return all.get(all.size() / 2).toNanos() / 1e6;
        }
    }

    private final Path work;
    private final Answers answers;

    private ColdStartBenchmark(Path work, Answers answers) {
        this.work = work;
        this.answers = answers;
    }

    /**
     * Takes the repository's root and the number of rounds. The module's target folder holds the
     * jars.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of(arguments[0]).toAbsolutePath();
        int rounds = Integer.parseInt(arguments[1]);
        Path target = root.resolve("deploy/bench/cold-start/target");
        Path work = Files.createDirectories(target.resolve("work"));
        PythonPeer python = PythonPeer.in(work, root);
        ColdStartBenchmark benchmark = new ColdStartBenchmark(work, new Answers(python));
        System.out.println(python.versions() + ", Java " + Runtime.version());
        List<Contest> contests = benchmark.prepare(target, python);
        for (int round = 0; round < rounds; round++) {
            for (Contest contest : contests) {
                benchmark.run(contest, round == 0);
            }
        }
        contests.forEach(ColdStartBenchmark::print);
        System.exit(
                hold(contests, Ratios.read(root.resolve("deploy/bench/cold-start/ratios.txt"))));
    }

    private List<Contest> prepare(Path target, PythonPeer python)
            throws IOException, InterruptedException {
        Path jars = target.resolve("lib");
        JavaFunction bare =
                JavaFunction.bare(
                        jars, target.resolve("bench-cold-start-1.0.0-SNAPSHOT.jar"), work);
        JavaFunction quote =
                JavaFunction.service(jars, List.of("webhook-service-", "sqs-"), work, "quote");
        JavaFunction webhook =
                JavaFunction.service(jars, List.of("checkout-service-"), work, "webhook");
        train(bare, Events.quote());
        train(quote, Events.quote());
        train(webhook, Events.webhook());
        return List.of(
                contest("/cart/quote", bare, quote, python.function(PYTHON, "cart_quote")),
                contest(
                        "/stripe/webhook",
                        bare,
                        webhook,
                        python.function(PYTHON, "stripe_webhook")));
    }

    private void train(JavaFunction function, String event)
            throws IOException, InterruptedException {
        try (TableStub table = TableStub.instant()) {
            Variant training = function.training();
            training.train(event, TRAINING_EVENTS, table, work.resolve("training.log"));
        }
        System.out.printf("cache of %,d bytes%n", function.cacheBytes());
    }

    private static Contest contest(
            String route, JavaFunction bare, JavaFunction ours, Variant python) {
        return new Contest(
                route,
                List.of(bare.cached(BARE), ours.plain(PLAIN), ours.cached(CACHED), python),
                new LinkedHashMap<>());
    }

    private void run(Contest contest, boolean first) throws IOException, InterruptedException {
        boolean quote = contest.route().equals("/cart/quote");
        for (Variant variant : contest.variants()) {
            try (TableStub table = TableStub.instant()) {
                Variant.Start start =
                        variant.start(
                                quote ? Events.quote() : Events.webhook(),
                                table,
                                work.resolve("start.log"));
                if (!variant.name().equals(BARE)) {
                    require(variant.name(), quote, start.answer());
                }
                if (first) {
                    System.out.printf(
                            "%s %s calls %s%n", contest.route(), variant.name(), table.calls());
                }
                contest.times()
                        .computeIfAbsent(variant.name(), _ -> new ArrayList<>())
                        .add(start.time());
            }
        }
    }

    private void require(String who, boolean quote, String answer)
            throws IOException, InterruptedException {
        if (quote) {
            answers.requireQuote(who, answer);
        } else {
            answers.requireReceived(who, answer);
        }
    }

    private static void print(Contest contest) {
        System.out.printf("%n%s, %s%n", contest.route(), Instant.now());
        contest.times()
                .forEach(
                        (name, times) ->
                                System.out.printf(
                                        Locale.ROOT,
                                        "%-22s median %.0f ms, least %.0f, most %.0f, of %d%n",
                                        name,
                                        contest.median(name),
                                        times.stream().sorted().toList().getFirst().toNanos() / 1e6,
                                        times.stream().sorted().toList().getLast().toNanos() / 1e6,
                                        times.size()));
    }

    private static int hold(List<Contest> contests, Ratios ratios) {
        boolean hold = true;
        for (Contest contest : contests) {
            String route = contest.route().substring(contest.route().lastIndexOf('/') + 1);
            double ours = contest.median(CACHED);
            hold &= ratios.holds(route + ".to-python", ours / contest.median(PYTHON));
            hold &= ratios.holds(route + ".to-bare", ours / contest.median(BARE));
        }
        return hold ? 0 : 1;
    }
}
