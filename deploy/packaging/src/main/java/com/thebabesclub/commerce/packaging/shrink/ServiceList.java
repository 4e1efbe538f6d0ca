package com.thebabesclub.commerce.packaging.shrink;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a function's jar offers to Micronaut, a line for each kind: its name, and the classes. A
 * function that finds the list at its start does not search its jar.
 *
 * <p>What {@code application.properties} turns off, and what only a server needs of the jars that a
 * function has too, is left out: it would be loaded at each cold start to find just that out.
 */
public final class ServiceList {

    /** Where the function looks for it. */
    public static final String NAME = "micronaut-services.txt";

    private static final String MICRONAUT = "META-INF/micronaut/";
    private static final String SERVICES = "META-INF/services/";

    private static final List<String> LEFT_OUT =
            List.of(
                    "io.micronaut.http.client.",
                    "io.micronaut.discovery.cloud.",
                    "io.micronaut.scheduling.io.watch.",
                    "io.micronaut.web.router.version.",
                    "io.micronaut.security.x509.",
                    // The handler reads events itself.
                    "io.micronaut.aws.lambda.events.serde.");

    private ServiceList() {}

    /** The list, in an order that depends on nothing but the names. */
    public static String of(Map<String, byte[]> files) {
        Map<String, Set<String>> kinds = new TreeMap<>();
        new TreeMap<>(files)
                .forEach(
                        (name, content) -> {
                            if (name.startsWith(MICRONAUT)) {
                                int slash = name.lastIndexOf('/');
                                add(
                                        kinds,
                                        name.substring(MICRONAUT.length(), slash),
                                        Stream.of(name.substring(slash + 1)));
                            } else if (name.startsWith(SERVICES + "io.micronaut.")) {
                                add(kinds, name.substring(SERVICES.length()), classes(content));
                            }
                        });
        return kinds.entrySet().stream()
                .map(kind -> kind.getKey() + " " + String.join(" ", kind.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static void add(Map<String, Set<String>> kinds, String kind, Stream<String> classes) {
        Set<String> listed = kinds.computeIfAbsent(kind, _ -> new LinkedHashSet<>());
        classes.filter(name -> LEFT_OUT.stream().noneMatch(name::startsWith)).forEach(listed::add);
    }

    private static Stream<String> classes(byte[] content) {
        return new String(content, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty());
    }
}
