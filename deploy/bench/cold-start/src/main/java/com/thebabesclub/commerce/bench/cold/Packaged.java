package com.thebabesclub.commerce.bench.cold;

import com.thebabesclub.commerce.packaging.archive.Archive;
import com.thebabesclub.commerce.packaging.image.AotCache;
import com.thebabesclub.commerce.packaging.image.Platform;
import com.thebabesclub.commerce.packaging.image.RuntimeFolder;
import com.thebabesclub.lambda.local.Runtimes;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A function as Lambda unpacks it: with its bootstrap, its Java, its jars and its cache. */
record Packaged(RuntimeFolder folder, String function, String handler) {

    private static final String API = "com.thebabesclub.commerce.http.lambda.ApiHandler";

    /**
     * One of a service's, which the build has made.
     *
     * @throws IOException where it has not
     */
    static Packaged built(Path root, String service, String function) throws IOException {
        Path folder = root.resolve(service).resolve("target").resolve(service + "-runtime");
        Packaged built = new Packaged(new RuntimeFolder(folder), function, API);
        if (!Files.exists(built.cache())) {
            throw new IOException(built.cache() + " is missing: package the services first");
        }
        return built;
    }

    /** The handler that does nothing, on the same Java, with the same flags and its own cache. */
    static Packaged bare(Platform platform, Path work) throws IOException {
        Path jar = work.resolve("bare-handler.jar");
        Archive.jar(jar, Map.of(fileOf(BareHandler.class), bytesOf(BareHandler.class)));
        RuntimeFolder folder = new RuntimeFolder(work.resolve("bare"));
        BareRehearsal rehearsal = new BareRehearsal();
        folder.lay(platform.image(), jar, runtimeClient());
        Archive.jar(folder.startupJar(rehearsal.function()), Map.of());
        folder.seal(List.of(rehearsal.function()));
        AotCache cache = new AotCache(folder, rehearsal, work.resolve("bare-training"));
        cache.train();
        cache.check();
        return new Packaged(folder, rehearsal.function(), rehearsal.handler());
    }

    /** As it is deployed. */
    Variant deployed(String name) {
        return variant(name, Runtimes.bootstrap(folder.root()), Optional.of(cache()));
    }

    /** What {@code bootstrap} starts, but for the cache. */
    Variant plain(String name) {
        return variant(name, folder.command(function, handler, List.of()), Optional.empty());
    }

    private Path cache() {
        return folder.cache(function);
    }

    private Variant variant(String name, List<String> command, Optional<Path> cache) {
        Map<String, String> variables = Map.of("_HANDLER", handler, "COMMERCE_FUNCTION", function);
        return new Variant(name, command, folder.root(), variables, cache);
    }

    private static List<Path> runtimeClient() {
        return Stream.of(Runtimes.clientClassPath().split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }

    private static String fileOf(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] bytesOf(Class<?> type) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(type.getResourceAsStream("/" + fileOf(type)))) {
            return in.readAllBytes();
        }
    }
}
