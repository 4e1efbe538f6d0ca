package com.thebabesclub.commerce.packaging.shrink;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Rules for the classes that {@link java.util.ServiceLoader} finds by name. */
final class Providers {

    private Providers() {}

    /**
     * @param services the text of each service file
     * @param classes the files that may be left out
     */
    static List<String> rules(Map<String, String> services, Set<String> classes) {
        return services.values().stream()
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(name -> classes.contains(name.replace('.', '/') + ".class"))
                .distinct()
                .sorted()
                .flatMap(name -> Stream.of("-keep", "class", name, "{ public <init>(); }"))
                .toList();
    }
}
