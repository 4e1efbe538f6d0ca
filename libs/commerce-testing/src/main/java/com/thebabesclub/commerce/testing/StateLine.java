package com.thebabesclub.commerce.testing;

import java.util.List;
import java.util.Optional;

/** One attribute of one item, as a line. */
record StateLine(String item, String attribute, String value) {

    private static final String BEFORE_ATTRIBUTE = " : ";
    private static final String BEFORE_VALUE = " = ";

    static String text(String item, String attribute, String value) {
        return item + BEFORE_ATTRIBUTE + attribute + BEFORE_VALUE + value;
    }

    /** Empty for a line that says something else. */
    static Optional<StateLine> of(String line) {
        int attribute = line.indexOf(BEFORE_ATTRIBUTE);
        int value = line.indexOf(BEFORE_VALUE, Math.max(attribute, 0));
        return attribute < 0 || value < 0
                ? Optional.empty()
                : Optional.of(
                        new StateLine(
                                line.substring(0, attribute),
                                line.substring(attribute + BEFORE_ATTRIBUTE.length(), value),
                                line.substring(value + BEFORE_VALUE.length())));
    }

    /** What another shop has here. */
    Optional<String> among(List<String> others) {
        String start = text(item, attribute, "");
        return others.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst();
    }
}
