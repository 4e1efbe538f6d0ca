package com.thebabesclub.commerce.bench.cold;

import com.thebabesclub.commerce.packaging.image.Platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * From the start of a process to its first successful answer, by a handler that does nothing, by
 * our functions as they are packaged, without and with their AOT cache, and by the same functions
 * in Python: in one run, in turn.
 *
 * <p>Ends with 1 where ours takes more than it may, measured by Python.
 */
public final class ColdStartBenchmark {

    private static final String QUOTE = "/cart/quote";
    private static final String WEBHOOK = "/stripe/webhook";

    /** How many times Python's median ours may take. */
    private static final double QUOTE_LIMIT = 1.5;

    private static final double WEBHOOK_LIMIT = 1.7;

    private final Path work;
    private final Answers answers;

    private ColdStartBenchmark(Path work, Answers answers) {
        this.work = work;
        this.answers = answers;
    }

    /** Takes the repository's root, with the packages in it, and the number of rounds. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Path.of(arguments[0]).toAbsolutePath();
        int rounds = Integer.parseInt(arguments[1]);
        Path bench = root.resolve("deploy/bench/cold-start");
        Path work = Files.createDirectories(bench.resolve("target/work"));
        PythonPeer python = PythonPeer.in(work, root);
        ColdStartBenchmark benchmark = new ColdStartBenchmark(work, new Answers(python));
        System.out.println(python.versions() + ", Java " + Runtime.version());
        List<Contest> contests = benchmark.contests(root, python);
        for (Contest contest : contests) {
            benchmark.inspect(contest);
        }
        for (int round = 0; round < rounds; round++) {
            for (Contest contest : contests) {
                benchmark.run(contest);
            }
        }
        contests.forEach(contest -> System.out.println("\n" + contest.table()));
        System.exit(hold(contests) ? 0 : 1);
    }

    private List<Contest> contests(Path root, PythonPeer python) throws IOException {
        Platform platform = new Platform(root.resolve("deploy/packaging/target/platform"));
        Packaged bare = Packaged.bare(platform, work);
        Packaged quote = Packaged.built(root, "checkout-service", "quote");
        Packaged webhook = Packaged.built(root, "webhook-service", "webhook");
        return List.of(
                new Contest(QUOTE, bare, quote, python.function(Contest.PYTHON, "cart_quote")),
                new Contest(
                        WEBHOOK, bare, webhook, python.function(Contest.PYTHON, "stripe_webhook")));
    }

    /**
     * Untimed starts: what each calls of the table, and what a Java loads.
     *
     * @throws IOException where a cache does not fit, or ours and Python's calls are not the same
     */
    private void inspect(Contest contest) throws IOException, InterruptedException {
        Map<String, List<String>> calls = new HashMap<>();
        for (Variant variant : contest.variants()) {
            try (TableStub table = TableStub.instant()) {
                start(contest, variant, table);
                List<String> called = table.calls();
                calls.put(variant.name(), called);
                System.out.printf("%s %s calls %s%n", contest.route(), variant.name(), called);
                if (!variant.name().equals(Contest.PYTHON)) {
                    contest.remark(variant, loaded(contest, variant, table));
                }
            }
        }
        List<String> python = calls.get(Contest.PYTHON);
        if (!Objects.equals(calls.get(Contest.CACHED), python)) {
            throw new IOException("ours does not call what Python does: " + calls);
        }
    }

    private String loaded(Contest contest, Variant variant, TableStub table)
            throws IOException, InterruptedException {
        long classes = variant.classes(event(contest), table, log());
        String cache =
                variant.cache().isPresent()
                        ? ", a cache of %.1f MB".formatted(Files.size(variant.cache().get()) / 1e6)
                        : "";
        return String.format(Locale.ROOT, "%,d classes%s", classes, cache);
    }

    private void run(Contest contest) throws IOException, InterruptedException {
        for (Variant variant : contest.variants()) {
            try (TableStub table = TableStub.instant()) {
                contest.add(variant, start(contest, variant, table));
            }
        }
    }

    private Variant.Start start(Contest contest, Variant variant, TableStub table)
            throws IOException, InterruptedException {
        Variant.Start start = variant.start(event(contest), table, log());
        if (!variant.name().equals(Contest.BARE)) {
            require(variant.name(), contest, start.answer());
        }
        return start;
    }

    private void require(String who, Contest contest, String answer)
            throws IOException, InterruptedException {
        if (contest.route().equals(QUOTE)) {
            answers.requireQuote(who, answer);
        } else {
            answers.requireReceived(who, answer);
        }
    }

    private static String event(Contest contest) {
        return contest.route().equals(QUOTE) ? Events.quote() : Events.webhook();
    }

    private Path log() {
        return work.resolve("start.log");
    }

    private static boolean hold(List<Contest> contests) {
        boolean hold = true;
        for (Contest contest : contests) {
            double ratio = contest.ratioTo(Contest.PYTHON);
            double limit = contest.route().equals(QUOTE) ? QUOTE_LIMIT : WEBHOOK_LIMIT;
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %.2f times Python, at most %.2f%s; %.2f times the bare handler%n",
                    contest.route(),
                    ratio,
                    limit,
                    ratio <= limit ? "" : "  TOO SLOW",
                    contest.ratioTo(Contest.BARE));
            hold &= ratio <= limit;
        }
        return hold;
    }
}
