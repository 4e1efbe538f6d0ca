package com.thebabesclub.commerce.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What a caller accepts (RFC 9110, section 12.5.1), as the framework's router understands it.
 *
 * <p>Two faults of the router: it compares names and knows of wildcards only that for everything,
 * and it takes a type of weight zero, which the caller refuses, for one that is accepted.
 */
public final class AcceptHeader {

    private static final String JSON = "application/json";

    /** Made by no route, so that the router refuses. */
    private static final String NOTHING = "application/problem+json";

    private record Range(String name, double weight) {

        static Range of(String text) {
            String[] parts = text.split(";", -1);
            String name = parts[0].strip().toLowerCase(Locale.ROOT);
            return new Range(name.equals("*") ? "*/*" : name, weight(parts));
        }

        private static double weight(String[] parts) {
            return Arrays.stream(parts)
                    .skip(1)
                    .map(String::strip)
                    .filter(part -> part.regionMatches(true, 0, "q=", 0, 2))
                    .mapToDouble(part -> number(part.substring(2)))
                    .findFirst()
                    .orElse(1);
        }

        private static double number(String text) {
            try {
                return Double.parseDouble(text.strip());
            } catch (NumberFormatException e) {
                return 1;
            }
        }

        boolean isAccepted() {
            return weight > 0;
        }

        boolean hasJson() {
            return name.equals(JSON) || name.equals("application/*") || name.equals("*/*");
        }
    }

    private AcceptHeader() {}

    /** The values of the header, to be taken in place of those that came. */
    public static List<String> corrected(List<String> values) {
        List<Range> ranges = ranges(values);
        if (ranges.isEmpty()) {
            return values;
        }
        boolean takesJson = weightOfJson(ranges).orElse(0) > 0;
        List<String> accepted = new ArrayList<>();
        if (takesJson) {
            accepted.add(JSON);
        }
        ranges.stream()
                .filter(range -> range.isAccepted() && (takesJson || !range.hasJson()))
                .forEach(range -> accepted.add(range.name()));
        return accepted.isEmpty() ? List.of(NOTHING) : accepted;
    }

    private static List<Range> ranges(List<String> values) {
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .filter(text -> !text.isBlank())
                .map(Range::of)
                .toList();
    }

    /** That of the range that says the most of it. */
    private static OptionalDouble weightOfJson(List<Range> ranges) {
        for (String name : List.of(JSON, "application/*", "*/*")) {
            OptionalDouble weight =
                    ranges.stream()
                            .filter(range -> range.name().equals(name))
                            .mapToDouble(Range::weight)
                            .max();
            if (weight.isPresent()) {
                return weight;
            }
        }
        return OptionalDouble.empty();
    }
}
