package com.thebabesclub.commerce.packaging.startup;

import io.micronaut.aot.MicronautAotOptimizer;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Micronaut's optimizer as a program: it wants to run on the class path that it looks at. */
public final class OptimizerProcess {

    private OptimizerProcess() {}

    /** Takes a file of the optimizer's properties. */
    public static void main(String[] arguments) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(arguments[0]))) {
            properties.load(in);
        }
        MicronautAotOptimizer.execute(properties);
        // What the service has started on the way does not end by itself.
        System.exit(0);
    }
}
