package com.thebabesclub.commerce.packaging;

import com.thebabesclub.commerce.packaging.archive.Archive;
import com.thebabesclub.commerce.packaging.image.AotCache;
import com.thebabesclub.commerce.packaging.image.NotPacked;
import com.thebabesclub.commerce.packaging.image.Platform;
import com.thebabesclub.commerce.packaging.image.Rehearsal;
import com.thebabesclub.commerce.packaging.image.RuntimeFolder;
import com.thebabesclub.commerce.packaging.shrink.Shrinking;
import com.thebabesclub.commerce.packaging.startup.NeededBeans;
import com.thebabesclub.commerce.packaging.startup.StartupJar;
import com.thebabesclub.commerce.packaging.training.Rehearsals;
import com.thebabesclub.lambda.local.Runtimes;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A service's two zips and the folders that they are made of: {@code <name>-lambda}, for Lambda's
 * own Java, and {@code <name>-runtime}, which brings its Java, and for each of its functions an AOT
 * cache and a list of beans.
 */
record FunctionPackage(Platform platform, String name, Path target) {

    /** The goal for the managed runtime, in bytes. */
    private static final long MOST_ZIPPED = 33_000_000;

    /** Lambda's limit for a function with all its layers, in bytes. */
    private static final long MOST_UNPACKED = 250L << 20;

    /** What Lambda's Java brings, and the other folder in its client's jar. */
    private static final Predicate<String> OF_THE_RUNTIME =
            Pattern.compile(".*/aws-lambda-java-(core|serialization)-[^/]*").asMatchPredicate();

    /** A function has no server, and nobody asks it for {@code /health} or {@code /prometheus}. */
    private static final Predicate<String> OF_A_SERVER =
            Pattern.compile(
                            ".*/(micronaut-(http-server-netty|http-netty|buffer-netty|management)"
                                    + "|micronaut-micrometer-(core|registry-prometheus)"
                                    + "|micrometer-(core|commons|observation|registry-prometheus)"
                                    + "|prometheus-metrics-[a-z-]+|commerce-server)-[^/]*")
                    .asMatchPredicate();

    void make(List<Path> classPath) throws IOException {
        Path jar = target.resolve(name + "-lambda/lib/" + name + ".jar");
        new Shrinking(target.resolve("shrinking"), platform.classes())
                .shrink(classPath.stream().filter(FunctionPackage::isWanted).toList(), jar);
        try (Rehearsals rehearsals = new Rehearsals()) {
            List<Rehearsal> functions = rehearsals.of(name);
            startupJar(jar, "service", functions.getFirst())
                    .write(target.resolve(name + "-lambda/lib/startup.jar"), Set.of());
            zip("lambda");
            requireAtMost(MOST_ZIPPED, Files.size(target.resolve(name + "-lambda.zip")), "the zip");
            makeRuntime(jar, functions);
        }
        zip("runtime");
    }

    private void makeRuntime(Path jar, List<Rehearsal> functions) throws IOException {
        RuntimeFolder folder = new RuntimeFolder(target.resolve(name + "-runtime"));
        folder.lay(platform.image(), jar, runtimeClient());
        for (Rehearsal function : functions) {
            Set<String> leftOut =
                    new NeededBeans(jar, work(function.function())).leftOut(folder, function);
            startupJar(jar, function.function(), function)
                    .write(folder.startupJar(function.function()), leftOut);
        }
        folder.seal(functions.stream().map(Rehearsal::function).toList());
        for (Rehearsal function : functions) {
            AotCache cache = new AotCache(folder, function, work(function.function()));
            cache.train();
            cache.check();
        }
        requireAtMost(MOST_UNPACKED, size(folder.root()), "what the zip unpacks to");
    }

    private StartupJar startupJar(Path jar, String function, Rehearsal rehearsal) {
        Path work = work(function).resolve("optimizer");
        return new StartupJar(jar, work, rehearsal.environment());
    }

    private Path work(String function) {
        return target.resolve("training").resolve(function);
    }

    private void zip(String kind) throws IOException {
        Archive.zip(target.resolve(name + "-" + kind + ".zip"), target.resolve(name + "-" + kind));
    }

    private static boolean isWanted(Path place) {
        String jar = place.toString();
        return !OF_THE_RUNTIME.test(jar) && !OF_A_SERVER.test(jar);
    }

    private static List<Path> runtimeClient() {
        return Stream.of(Runtimes.clientClassPath().split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private void requireAtMost(long limit, long size, String what) {
        if (size > limit) {
            throw new NotPacked(
                    "%s of %s has %,d bytes; the limit is %,d".formatted(what, name, size, limit));
        }
    }
}
