package com.thebabesclub.commerce.webhook.delivery;

import com.thebabesclub.commerce.testing.LocalTable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All that a table has of each session, in a form in which two sessions can be compared: ids are
 * replaced by their sort, and what counts commits is left out. Lists are sorted anew, since some
 * are in the order of ids, which chance decides.
 */
final class Rows {

    private static final Pattern SESSION = Pattern.compile("cs_test_[A-Za-z0-9]+");
    private static final Pattern ID =
            Pattern.compile("\\b(cs_test|pi|re|du|txn|evt|ch|py|issfr|prv)_\\w+");
    private static final Pattern COUNTED = Pattern.compile("(BC-|cart|DUE#\\d+#)\\w+");

    /** How often something was committed, and what it looked like on the wire. */
    private static final Set<String> OF_THE_WAY =
            Set.of("version", "revision", "digest", "PK", "SK");

    private Rows() {}

    /**
     * The rows by session.
     *
     * @param without names of attributes that are not compared
     */
    static Map<String, List<String>> of(LocalTable table, Set<String> without) {
        Map<String, List<String>> rows = new TreeMap<>();
        table.dump()
                .forEach(
                        (key, item) -> {
                            Matcher session = SESSION.matcher(key + item);
                            if (session.find() && !isOfTheWay(key)) {
                                rows.computeIfAbsent(session.group(), _ -> new ArrayList<>())
                                        .add(plain(key + " " + text(item, without)));
                            }
                        });
        rows.values().forEach(list -> list.sort(null));
        return rows;
    }

    /** A poll that waits, and the history of what arrived when. */
    private static boolean isOfTheWay(String key) {
        return key.contains("poll#") || key.startsWith("TIMELINE#");
    }

    private static String plain(String row) {
        return COUNTED.matcher(ID.matcher(row).replaceAll("$1")).replaceAll("$1");
    }

    private static String text(Map<String, AttributeValue> map, Set<String> without) {
        return new TreeMap<>(map)
                .entrySet().stream()
                        .filter(entry -> !OF_THE_WAY.contains(entry.getKey()))
                        .filter(entry -> !without.contains(entry.getKey()))
                        .map(entry -> entry.getKey() + "=" + text(entry.getValue(), without))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String text(AttributeValue value, Set<String> without) {
        return switch (value.type()) {
            case M -> text(value.m(), without);
            case L ->
                    value.l().stream()
                            .map(element -> plain(text(element, without)))
                            .sorted()
                            .collect(Collectors.joining(", ", "[", "]"));
            case N -> value.n();
            case BOOL -> value.bool().toString();
            default -> value.s();
        };
    }
}
