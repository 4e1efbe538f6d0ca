package com.thebabesclub.commerce.packaging;

import com.thebabesclub.commerce.packaging.image.NotPacked;
import com.thebabesclub.commerce.packaging.image.Platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Packs functions, as a step of the build:
 *
 * <pre>
 * platform &lt;folder&gt;                                       the Java that functions run on
 * function &lt;platform&gt; &lt;name&gt; &lt;target folder&gt; &lt;class path&gt;   a service as two zips
 * </pre>
 */
public final class Main {

    private Main() {}

    /** Ends with 1 and a sentence where what it made must not be shipped. */
    public static void main(String[] arguments) throws IOException {
        try {
            run(arguments);
        } catch (NotPacked e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        // Not all that was started for the training ends by itself.
        System.exit(0);
    }

    private static void run(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "platform" -> new Platform(Path.of(arguments[1])).make();
            case "function" ->
                    new FunctionPackage(
                                    new Platform(Path.of(arguments[1])),
                                    arguments[2],
                                    Path.of(arguments[3]))
                            .make(classPath(arguments[4]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static List<Path> classPath(String text) {
        return Stream.of(text.split(File.pathSeparator, -1))
                .filter(place -> !place.isEmpty())
                .map(Path::of)
                .toList();
    }
}
