package com.thebabesclub.commerce.http;

import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.serde.exceptions.path.CollectionItemReferencePath;
import io.micronaut.serde.exceptions.path.PropertyReferencePath;
import io.micronaut.serde.exceptions.path.ReferencePath;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a body reading failed, as the caller would write it: {@code items[0].quantity}. */
final class JsonErrorPath {

    /** The library names a part that is missing or not known in its message only. */
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?:Required constructor parameter|Required property|Null argument specified for|Unknown property)"
                            + " \\[(?:\\S+ )?(\\w{1,64})]");

    private JsonErrorPath() {}

    /** Empty where the body is no JSON at all, or its failing part has no name of ours. */
    static String of(SerdeException failure) {
        StringBuilder path = new StringBuilder();
        failure.getPath().reversed().forEach(step -> append(path, step));
        Matcher message = NAMED.matcher(String.valueOf(failure.getMessage()));
        boolean further = message.find() && !path.toString().endsWith(message.group(1));
        return further ? joined(path, message.group(1)) : path.toString();
    }

    private static void append(StringBuilder path, ReferencePath step) {
        switch (step) {
            case PropertyReferencePath property -> joined(path, property.property().getName());
            case CollectionItemReferencePath item ->
                    path.append('[').append(item.index()).append(']');
            // The keys of a map are the caller's own words, which are not repeated.
            default -> path.append("[]");
        }
    }

    private static String joined(StringBuilder path, String name) {
        return path.append(path.isEmpty() ? "" : ".").append(name).toString();
    }
}
