package com.thebabesclub.commerce.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What two shops differ in, of which only one met a fault. {@code differences.txt}, beside this
 * module's sources, is the one list of what may differ, each with its reason.
 */
final class Differences {

    private static final Path FILE =
            Path.of(System.getProperty("repository.root"))
                    .resolve("libs/commerce-testing/differences.txt");

    private static final Duration LATEST = Duration.ofMinutes(5);
    private static final List<Rule> RULES = rules();
    private static final Pattern SECONDS = Pattern.compile("1[0-9]{9}");
    private static final int PARTS = 4;

    private record Rule(Pattern items, String attribute, boolean isTime) {

        boolean matches(StateLine line) {
            return items.matcher(line.item()).matches()
                    && (attribute.equals("*") || line.attribute().matches(attribute));
        }
    }

    private Differences() {}

    /**
     * The lines in which they differ and may not, those that are too many first.
     *
     * @param state of the shop that met a fault
     */
    static List<String> between(List<String> state, List<String> undisturbed) {
        List<String> added = new ArrayList<>(state);
        List<String> missing = new ArrayList<>(undisturbed);
        undisturbed.forEach(added::remove);
        state.forEach(missing::remove);
        List<String> differences = new ArrayList<>();
        added.stream()
                .filter(line -> !isAllowed(line, missing, false))
                .forEach(line -> differences.add("too many: " + line));
        missing.stream()
                .filter(line -> !isAllowed(line, added, true))
                .forEach(line -> differences.add("missing: " + line));
        return differences;
    }

    private static boolean isAllowed(String text, List<String> others, boolean isEarlier) {
        return StateLine.of(text)
                .filter(
                        line ->
                                RULES.stream()
                                        .filter(rule -> rule.matches(line))
                                        .anyMatch(
                                                rule ->
                                                        !rule.isTime()
                                                                || isLater(
                                                                        line, others, isEarlier)))
                .isPresent();
    }

    private static boolean isLater(StateLine line, List<String> others, boolean isEarlier) {
        return line.among(others)
                .filter(
                        other ->
                                isEarlier
                                        ? isLater(line.value(), other)
                                        : isLater(other, line.value()))
                .isPresent();
    }

    private static boolean isLater(String before, String after) {
        try {
            Duration late = Duration.between(instant(before), instant(after));
            return !late.isNegative() && late.compareTo(LATEST) <= 0;
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    private static Instant instant(String text) {
        return SECONDS.matcher(text).matches()
                ? Instant.ofEpochSecond(Long.parseLong(text))
                : Instant.parse(text);
    }

    private static List<Rule> rules() {
        try (Stream<String> lines = Files.lines(FILE)) {
            return lines.filter(line -> !line.startsWith("#")).map(Differences::rule).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rule rule(String line) {
        String[] parts = line.split(" \\| ", PARTS);
        if (parts.length != PARTS || parts[PARTS - 1].isBlank()) {
            throw new IllegalStateException("a difference without a reason: " + line);
        }
        return new Rule(Pattern.compile(parts[0]), parts[1], parts[2].equals("later"));
    }
}
