package com.thebabesclub.commerce.testing;

import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Writes down what a service does to the table while its tests run, as {@code <action>
 * <partitions>} in {@code target/table-calls.txt} of the module: what its role has to allow, and no
 * more. What the tests of one package made it do stands in {@code table-calls-<package>.txt} as
 * well, for a function that does the work of that package alone.
 */
public final class TableCalls implements TestExecutionListener {

    private static final Map<String, Set<String>> SEEN = new ConcurrentHashMap<>();

    /** Where the test class lies that runs: the last part of its package. */
    private static volatile String room = "";

    /**
     * The client of the service itself, and of no fixture. Its calls are those of the test that it
     * is made for, however late they come.
     */
    static DynamoDbAsyncClient watched(DynamoDbAsyncClient client) {
        return WatchedTable.watched(
                client, SEEN.computeIfAbsent(room, _ -> new ConcurrentSkipListSet<>()));
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        test.getSource()
                .filter(ClassSource.class::isInstance)
                .map(ClassSource.class::cast)
                .ifPresent(source -> room = room(source.getClassName()));
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        Set<String> all = new TreeSet<>();
        SEEN.forEach(
                (of, seen) -> {
                    write("table-calls-" + of + ".txt", seen);
                    all.addAll(seen);
                });
        write("table-calls.txt", all);
    }

    private static String room(String className) {
        String[] parts = className.split("\\.", -1);
        return parts.length < 2 ? "" : parts[parts.length - 2];
    }

    private static void write(String file, Set<String> lines) {
        Path target = Path.of("target");
        if (lines.isEmpty() || !Files.isDirectory(target)) {
            return;
        }
        try {
            Files.write(target.resolve(file), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
