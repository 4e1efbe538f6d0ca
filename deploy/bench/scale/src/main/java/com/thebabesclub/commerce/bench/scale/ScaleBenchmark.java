package com.thebabesclub.commerce.bench.scale;

import com.thebabesclub.commerce.bench.scale.JobProcess.Run;
import com.thebabesclub.commerce.bench.scale.JobProcess.Started;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.testing.LocalTable;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The nightly sync over many sessions, of which one in a hundred is missing in the table and one in
 * a hundred behind: once for each size, and for the first size again with a Stripe that answers 429
 * to three calls of ten and a job that is killed in the middle. Ends with 1 where a bound does not
 * hold.
 */
public final class ScaleBenchmark {

    private static final String CALM_ONLY = "--calm";
    private static final List<Integer> USUAL = List.of(10_000, 100_000);
    private static final double CALLS_FOR_A_HUNDRED = 1.02;
    private static final double UNITS_FOR_ONE = 0.5;
    private static final int OF_A_HUNDRED_REFUSED = 30;
    private static final double MIB = 1 << 20;
    private static final double GROWTH_MIB = 8;
    private static final int MOST_RUNS = 40;
    private static final Duration LEASE_LOOK = Duration.ofSeconds(40);

    private final DynamoDbAsyncClient client = LocalTable.client().build();
    private final URI dynamoDb =
            client.serviceClientConfiguration().endpointOverride().orElseThrow();
    private final Doors.Stripe moods = new Doors.Stripe();
    private final Bounds bounds = new Bounds();
    private final Path jar;

    private ScaleBenchmark(Path jar) {
        this.jar = jar;
    }

    /**
     * Takes the sizes; 10,000 and 100,000 where there are none. With {@code --calm} nothing is
     * refused and nothing killed. The system property {@code repository.root} says where DynamoDB
     * Local and the packaged job are.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean calmOnly = List.of(arguments).contains(CALM_ONLY);
        List<Integer> given =
                Arrays.stream(arguments)
                        .filter(argument -> !argument.equals(CALM_ONLY))
                        .map(Integer::parseInt)
                        .sorted()
                        .toList();
        List<Integer> sizes = given.isEmpty() ? USUAL : given;
        Path jar = Path.of(System.getProperty("repository.root"), "sync-job/target/sync-job.jar");
        ScaleBenchmark benchmark = new ScaleBenchmark(jar);
        benchmark.all(sizes, calmOnly);
        System.exit(benchmark.bounds.isBroken() ? 1 : 0);
    }

    private void all(List<Integer> sizes, boolean calmOnly)
            throws IOException, InterruptedException {
        double firstHeap = 0;
        double lastHeap = 0;
        try (Account account = new Account();
                Door stripe = new Door(account.address(), moods);
                Door table = new Door(dynamoDb, new Doors.Table())) {
            for (int size : sizes) {
                long start = System.nanoTime();
                account.fill(size);
                Filled calm = filled(account);
                System.out.printf(
                        "%nAccount and table filled in %d s%n",
                        Duration.ofNanos(System.nanoTime() - start).toSeconds());
                lastHeap = calm(calm, size, stripe, table) / MIB;
                if (size == sizes.getFirst()) {
                    firstHeap = lastHeap;
                }
                if (size == sizes.getFirst() && !calmOnly) {
                    harsh(account, Snapshot.of(client, calm.table()), stripe, table);
                }
            }
            bounds.atMost(
                    "heap more than with the first size, MiB", lastHeap - firstHeap, GROWTH_MIB);
        }
    }

    /** A table that knows most of an account. */
    private record Filled(String table, int missing, int behind) {}

    private Filled filled(Account account) {
        LocalTable local = LocalTable.create(client);
        Fill fill = new Fill(new CommerceTable(client, local.name()), account.address());
        fill.all();
        return new Filled(local.name(), fill.missing().size(), fill.behind().size());
    }

    private double calm(Filled filled, int size, Door stripe, Door table)
            throws IOException, InterruptedException {
        stripe.forget();
        table.forget();
        Run run = job(filled, stripe, table).start().end();
        System.out.printf(
                "%d sessions, %d missing, %d behind: %s in %d s%n",
                size, filled.missing(), filled.behind(), run.status(), run.took().toSeconds());
        stripe.calls().forEach((route, count) -> System.out.printf("  %-42s %12d%n", route, count));
        int settled = size - filled.missing() - filled.behind();
        bounds.equal("created", run.answer().path("created").asLong(), filled.missing());
        bounds.equal("updated", run.answer().path("updated").asLong(), filled.behind());
        bounds.equal("skipped", run.answer().path("skipped").asLong(), settled);
        bounds.equal("exit code", run.exitCode(), 0);
        bounds.atMost(
                "pages for a hundred sessions",
                stripe.calls(Doors.LIST) * 100.0 / size,
                CALLS_FOR_A_HUNDRED);
        bounds.atMost(
                "calls for each that is missing",
                (double) stripe.calls(Doors.LINES) / filled.missing(),
                1);
        bounds.atMost(
                "RCU of the batches for each session",
                table.cost(Doors.BATCH_GET) / size,
                UNITS_FOR_ONE);
        bounds.atMost("heap after collection, MiB", run.highestHeap() / MIB, 128);
        Snapshot snapshot = Snapshot.of(client, filled.table());
        bounds.equal("orders written", snapshot.count("USER#"), filled.missing() + filled.behind());
        return run.highestHeap();
    }

    private void harsh(Account account, Snapshot wanted, Door stripe, Door table)
            throws IOException, InterruptedException {
        Filled filled = filled(account);
        stripe.forget();
        table.forget();
        moods.refuse(OF_A_HUNDRED_REFUSED);
        JobProcess job = job(filled, stripe, table);
        long middle = wanted.count("SESSION#") / 100;
        Started first = job.start();
        long[] calls = {0};
        stripe.watch(
                () -> {
                    if (++calls[0] == middle) {
                        first.kill();
                    }
                });
        Run run = first.end();
        System.out.printf(
                "%nThe same with %d %% of Stripe's calls refused; killed at call %d: exit code %d%n",
                OF_A_HUNDRED_REFUSED, middle, run.exitCode());
        stripe.watch(() -> {});
        int runs = 1;
        while (!run.status().equals("success") && runs++ < MOST_RUNS) {
            run = job.start().end();
            System.out.printf(
                    "  run %d: %s after %d s%n", runs, run.status(), run.took().toSeconds());
            if (run.status().equals("skipped")) {
                Thread.sleep(LEASE_LOOK);
            }
        }
        moods.refuse(0);
        bounds.equal("exit code of the last run", run.exitCode(), 0);
        bounds.equal(
                "items other than after the calm run",
                wanted.differences(Snapshot.of(client, filled.table())),
                0);
    }

    private JobProcess job(Filled filled, Door stripe, Door table) {
        return new JobProcess(jar, filled.table(), table.address(), stripe.address());
    }
}
