package com.thebabesclub.commerce.packaging.startup;

import io.micronaut.aot.MicronautAotOptimizer;

import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Micronaut's optimizer as a program: it wants to run on the class path that it looks at. */
public final class OptimizerProcess {

    /** Beans that are written down whatever their conditions say here. */
    static final String KEPT = "serviceloading.force.include.impls";

    private OptimizerProcess() {}

    /** Takes a file of the optimizer's properties. */
    public static void main(String[] arguments) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(arguments[0]))) {
            properties.load(in);
        }
        properties.setProperty(KEPT, possible(properties.getProperty(KEPT)));
        MicronautAotOptimizer.execute(properties);
        // What the service has started on the way does not end by itself.
        System.exit(0);
    }

    /** Those that can be made: libraries bring beans for libraries that are not here. */
    private static String possible(String names) {
        return Stream.of(names.split(",", -1))
                .filter(OptimizerProcess::isPossible)
                .collect(Collectors.joining(","));
    }

    private static boolean isPossible(String name) {
        try {
            Class<?> type = Class.forName(name);
            Constructor<?> constructor = type.getConstructor();
            constructor.newInstance();
            return type.getDeclaredMethods().length > 0;
        } catch (ReflectiveOperationException | LinkageError absent) {
            return false;
        }
    }
}
