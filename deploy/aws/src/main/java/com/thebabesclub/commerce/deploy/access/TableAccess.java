package com.thebabesclub.commerce.deploy.access;

import com.thebabesclub.commerce.deploy.function.Service;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Actions on the table, and the partitions that they are allowed on.
 *
 * <p>They stand in {@code access/<module>.txt}, or {@code <module>-<room>.txt} for a function that
 * does the work of one room, an action and a pattern of {@code PK} a line, as the tests of the
 * module write them down. {@code TableAccessTest} holds the one against the other.
 *
 * @param partitions patterns of {@code PK}
 */
record TableAccess(List<String> actions, List<String> partitions) {

    /** As few statements as there are different sets of partitions. */
    static List<TableAccess> of(Service service) {
        Map<String, TreeSet<String>> partitionsOf = new TreeMap<>();
        for (String line : lines(service)) {
            String[] parts = line.split(" ", 2);
            partitionsOf
                    .computeIfAbsent("dynamodb:" + parts[0], _ -> new TreeSet<>())
                    .add(Objects.requireNonNull(parts[1]));
        }
        Map<String, List<String>> actionsOf = new TreeMap<>();
        partitionsOf.forEach(
                (action, partitions) ->
                        actionsOf
                                .computeIfAbsent(
                                        String.join("\n", partitions), _ -> new ArrayList<>())
                                .add(action));
        return actionsOf.entrySet().stream()
                .map(
                        same ->
                                new TableAccess(
                                        List.copyOf(same.getValue()),
                                        List.of(same.getKey().split("\n", -1))))
                .toList();
    }

    /** The name of the file that says what the function may do. */
    static String file(Service service) {
        return service.module() + service.room().map("-"::concat).orElse("") + ".txt";
    }

    private static List<String> lines(Service service) {
        String name = "/access/" + file(service);
        InputStream file =
                Objects.requireNonNull(TableAccess.class.getResourceAsStream(name), name);
        try (BufferedReader text =
                new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return text.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
