package com.thebabesclub.commerce.bench.cold;

import com.thebabesclub.commerce.packaging.archive.Archive;
import com.thebabesclub.commerce.packaging.archive.Contents;
import com.thebabesclub.commerce.packaging.shrink.ServiceList;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function of ours as it lies in a package: its jars with the list of its services in front, and
 * an AOT cache that a training run has written.
 */
final class JavaFunction {

    /** What a function starts with: one short life, so only the quick compiler. */
    private static final List<String> FLAGS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:-UsePerfData",
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:-AOTAdapterCaching",
                    "-XX:ArchiveRelocationMode=0",
                    "-Djdk.reflect.useNativeAccessorOnly=true",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    /** Of the server, which a function does not have. */
    private static final List<String> SERVER =
            List.of(
                    "micronaut-http-server-netty-",
                    "micronaut-http-netty-",
                    "micronaut-buffer-netty-",
                    "micronaut-management-",
                    "prometheus-metrics-");

    private static final List<String> CLIENT_JARS = List.of("aws-lambda-java-", "utils-lite-");
    private static final String CLIENT =
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private final String classPath;
    private final Path cache;
    private final String handler;

    private JavaFunction(String classPath, Path cache, String handler) {
        this.classPath = classPath;
        this.cache = cache;
        this.handler = handler;
    }

    /**
     * Lays out a service.
     *
     * @param jars of all services
     * @param others the names with which the jars begin that this one does not have
     */
    static JavaFunction service(Path jars, List<String> others, Path work, String name)
            throws IOException {
        List<Path> own = jars(jars, Stream.concat(SERVER.stream(), others.stream()).toList());
        String services = ServiceList.of(Contents.of(own).files());
        Path list = work.resolve(name + "-services.jar");
        Archive.jar(list, Map.of(ServiceList.NAME, services.getBytes(StandardCharsets.UTF_8)));
        return new JavaFunction(
                joined(Stream.concat(Stream.of(list), own.stream())),
                work.resolve(name + ".aot"),
                "com.thebabesclub.commerce.web.ApiHandler");
    }

    /** Lays out the handler that does nothing, with the jars of the runtime client alone. */
    static JavaFunction bare(Path jars, Path own, Path work) throws IOException {
        Stream<Path> client =
                jars(jars, List.of()).stream().filter(jar -> startsWithOneOf(jar, CLIENT_JARS));
        return new JavaFunction(
                joined(Stream.concat(Stream.of(own), client)),
                work.resolve("bare.aot"),
                BareHandler.class.getName());
    }

    Variant plain(String name) {
        return new Variant(name, command(List.of()));
    }

    Variant training() {
        return new Variant("training", command(List.of("-XX:AOTCacheOutput=" + cache)));
    }

    /** With the cache; a start at which it does not fit fails. */
    Variant cached(String name) {
        return new Variant(name, command(List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on")));
    }

    long cacheBytes() throws IOException {
        return Files.size(cache);
    }

    private List<String> command(List<String> flags) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, CLIENT, handler));
        return command;
    }

    private static List<Path> jars(Path folder, List<String> without) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toAbsolutePath)
                    .filter(file -> file.toString().endsWith(".jar"))
                    .filter(jar -> !startsWithOneOf(jar, without))
                    .sorted()
                    .toList();
        }
    }

    private static boolean startsWithOneOf(Path jar, List<String> names) {
        return names.stream().anyMatch(jar.getFileName().toString()::startsWith);
    }

    private static String joined(Stream<Path> places) {
        return places.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
