package com.thebabesclub.commerce.testing;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** A table as lines, one for each attribute of each item, to be compared with another. */
public final class TableState {

    /** The shard of a task, by chance, and the number of a reservation, the time of its claim. */
    private static final Pattern SHARD = Pattern.compile("(DUE#[0-9]{10}#)[0-7]");

    private static final Pattern RESERVATION = Pattern.compile("(RESERVATION#)[0-9]{10}");

    private TableState() {}

    /** The table's lines. */
    public static List<String> of(LocalTable table) {
        List<String> lines = new ArrayList<>();
        table.dump().forEach((key, item) -> add(lines, named(key), item));
        return lines;
    }

    private static String named(String key) {
        return RESERVATION.matcher(SHARD.matcher(key).replaceAll("$1n")).replaceAll("$1n");
    }

    private static void add(
            List<String> lines, String key, Map<String, AttributeValue> attributes) {
        flatten(
                "",
                AttributeValue.fromM(attributes),
                (path, value) -> {
                    if (!path.equals("PK") && !path.equals("SK")) {
                        lines.add(StateLine.text(key, path, value));
                    }
                });
    }

    private static void flatten(
            String path, AttributeValue value, BiConsumer<String, String> attribute) {
        switch (value.type()) {
            case M ->
                    new TreeMap<>(value.m())
                            .forEach(
                                    (name, part) ->
                                            flatten(
                                                    path.isEmpty() ? name : path + "." + name,
                                                    part,
                                                    attribute));
            case L -> {
                int index = 0;
                for (AttributeValue part : value.l()) {
                    flatten(path + "[" + index++ + "]", part, attribute);
                }
            }
            case S -> attribute.accept(path, value.s());
            case N -> attribute.accept(path, value.n());
            default -> attribute.accept(path, value.toString());
        }
    }
}
