package com.thebabesclub.commerce.bench.warm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The ratios that were reached once, with what a shared machine may add to them. */
final class Ratios {

    /** A noisy neighbour is no regression. */
    private static final double ALLOWANCE = 1.15;

    private final Map<String, Double> reached = new TreeMap<>();

    /** Reads them, a name and a number a line. */
    static Ratios read(Path file) throws IOException {
        Ratios ratios = new Ratios();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] words = line.split("=", 2);
                ratios.reached.put(words[0].strip(), Double.parseDouble(words[1].strip()));
            }
        }
        return ratios;
    }

    /** Prints the ratio beside the one that was reached; false where it is worse than allowed. */
    boolean holds(String name, double ratio) {
        double limit = reached.getOrDefault(name, Double.MAX_VALUE) * ALLOWANCE;
        System.out.printf(
                Locale.ROOT,
                "%-24s %.2f, at most %.2f%s%n",
                name,
                ratio,
                limit,
                ratio <= limit ? "" : "  WORSE");
        return ratio <= limit;
    }
}
