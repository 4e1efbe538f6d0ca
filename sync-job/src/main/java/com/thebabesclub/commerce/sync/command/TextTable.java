package com.thebabesclub.commerce.sync.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Names and values below each other. */
public final class TextTable {

    private record Row(String name, String value) {}

    private final List<Row> rows = new ArrayList<>();

    public TextTable add(String name, Object value) {
        rows.add(new Row(name, value.toString()));
        return this;
    }

    /** The names in one column as wide as the widest, the values in the next. */
    public String text() {
        int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        return rows.stream()
                .map(
                        row ->
                                ("  %-" + Math.max(1, width) + "s  %s")
                                        .formatted(row.name(), row.value()))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
