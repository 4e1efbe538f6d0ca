package com.thebabesclub.commerce.table;

import com.thebabesclub.commerce.runtime.tracing.CallSpanDescription;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the span of a call to the table tells: its operation and which kinds of items it is of. */
final class TableSpanDescriptionFactory {

    /** What a partition key begins with, such as {@code QUOTE#}; what follows is somebody's. */
    private static final Pattern KIND = Pattern.compile("([A-Z]+)(?:#.*)?", Pattern.DOTALL);

    private TableSpanDescriptionFactory() {}

    static CallSpanDescription of(String operation, Collection<String> partitions) {
        String kinds =
                partitions.stream()
                        .map(TableSpanDescriptionFactory::kind)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(","));
        return new CallSpanDescription(
                "DynamoDB " + operation,
                Map.of(
                        "db.system.name",
                        "aws.dynamodb",
                        "db.operation.name",
                        operation,
                        "commerce.item.kinds",
                        kinds));
    }

    private static String kind(String partition) {
        Matcher kind = KIND.matcher(partition);
        return kind.matches() ? kind.group(1) : "other";
    }
}
