package com.thebabesclub.commerce.bench.cold;

import com.thebabesclub.commerce.packaging.startup.StartupJar;
import com.thebabesclub.lambda.local.Event;
import com.thebabesclub.lambda.local.FunctionSettings;
import com.thebabesclub.lambda.local.LocalFunction;
import com.thebabesclub.lambda.local.Outcome;
import com.thebabesclub.lambda.local.Runtimes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From a restore to the first quote, by the package for Lambda's own Java: with what it primes
 * before the checkpoint and without. Hooks run as they do there, but it is the same process that
 * goes on: what Lambda needs to bring the memory back is not in it.
 */
public final class SnapshotBenchmark {

    private static final String HANDLER = "com.thebabesclub.commerce.http.lambda.ApiHandler";
    private static final String PRIMING =
            "com.thebabesclub.commerce.runtime.snapshot.$SnapshotPriming$Definition";

    private final Map<String, List<Double>> times = new HashMap<>();

    private SnapshotBenchmark() {}

    /** Takes the repository's root, with the packages in it, and the number of rounds. */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]).toAbsolutePath();
        Path work =
                Files.createDirectories(
                        root.resolve("deploy/bench/cold-start/target/work/snapshot"));
        Path packaged = root.resolve("checkout-service/target/checkout-service-lambda");
        Map<String, Path> variants =
                Map.of("with", packaged, "without", withoutPriming(packaged, work));
        SnapshotBenchmark benchmark = new SnapshotBenchmark();
        for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
            for (Map.Entry<String, Path> variant : variants.entrySet()) {
                benchmark.run(variant.getKey(), variant.getValue(), work);
            }
        }
        benchmark.times.forEach(SnapshotBenchmark::print);
        System.exit(0);
    }

    /** The same package but for one bean. */
    private static Path withoutPriming(Path packaged, Path work) throws IOException {
        Path folder = work.resolve("without");
        Path libraries = Files.createDirectories(folder.resolve("lib"));
        Path service = libraries.resolve("checkout-service.jar");
        Files.copy(
                packaged.resolve("lib/checkout-service.jar"),
                service,
                StandardCopyOption.REPLACE_EXISTING);
        new StartupJar(service, work.resolve("optimizer"), Variant.SETTINGS)
                .write(libraries.resolve("startup.jar"), Set.of(PRIMING));
        return folder;
    }

    private void run(String variant, Path folder, Path work) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        try (TableStub table = TableStub.instant();
                LocalFunction function =
                        new LocalFunction(
                                FunctionSettings.of(
                                                Runtimes.managedJava(java, work, HANDLER),
                                                HANDLER,
                                                folder)
                                        .with(variables(table))
                                        .logging(work.resolve("function.log"))
                                        .snapStarted())) {
            function.start();
            long restored = System.nanoTime();
            Outcome outcome = function.invoke(Event.of(Events.quote().replace("\"@now@\"", "0")));
            double time = (System.nanoTime() - restored) / 1e6;
            if (!(outcome instanceof Outcome.Answered answer)
                    || !answer.text().contains("\"statusCode\":200")) {
                throw new IOException("no quote: " + outcome);
            }
            times.computeIfAbsent(variant, _ -> new ArrayList<>()).add(time);
        }
    }

    private static Map<String, String> variables(TableStub table) {
        Map<String, String> variables = new HashMap<>(Variant.SETTINGS);
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", table.endpoint());
        return variables;
    }

    private static void print(String variant, List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        System.out.printf(
                "%s priming: %.0f ms (%.0f to %.0f)%n",
                variant, sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
    }
}
