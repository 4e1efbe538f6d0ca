package com.thebabesclub.commerce.bench.cold;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The shop's functions in Python, with the system's own Python and libraries. */
final class PythonPeer {

    private static final String PYTHON = "/usr/bin/python3";

    private final Path folder;
    private final Map<Long, String> quotes = new HashMap<>();

    private PythonPeer(Path folder) {
        this.folder = folder;
    }

    /** Copies the sources, so that their compiled form is kept beside them and not in the tree. */
    static PythonPeer in(Path work, Path root) throws IOException {
        Path folder = Files.createDirectories(work.resolve("python"));
        try (Stream<Path> sources =
                Files.list(root.resolve("deploy/bench/cold-start/src/main/python"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".py")).toList()) {
                copy(source, folder);
            }
        }
        copy(root.resolve("libs/commerce-common/src/main/resources/catalog.json"), folder);
        return new PythonPeer(folder);
    }

    private static void copy(Path file, Path folder) throws IOException {
        Files.copy(
                file,
                folder.resolve(file.getFileName()),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
    }

    Variant function(String name, String module) {
        List<String> command = List.of(PYTHON, folder.resolve("runtime.py").toString(), module);
        Map<String, String> variables = Map.of("_HANDLER", module + ".handler");
        return new Variant(name, command, folder, variables, Optional.empty());
    }

    /** What a quote has to be, byte for byte, that was issued then. */
    String quoteAt(long second) throws IOException, InterruptedException {
        String known = quotes.get(second);
        if (known != null) {
            return known;
        }
        String quote =
                run(
                        Events.quote(),
                        folder.resolve("cart_quote.py").toString(),
                        "--at",
                        Long.toString(second));
        quotes.put(second, quote);
        return quote;
    }

    String versions() throws IOException, InterruptedException {
        return run(
                "",
                "-c",
                "import sys, boto3, botocore, stripe.version as s; print('Python',"
                        + " sys.version.split()[0], 'boto3', boto3.__version__, 'botocore',"
                        + " botocore.__version__, 'stripe', s.VERSION, end='')");
    }

    private static String run(String input, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(Stream.of(PYTHON), Stream.of(arguments)).toList());
        builder.environment().putAll(Variant.SETTINGS);
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("Python failed: " + String.join(" ", arguments));
        }
        return output;
    }
}
