package com.thebabesclub.commerce.runtime.tracing;

import java.util.Map;
import java.util.function.Function;

/**
 * A call to another system, as its span tells of it: never an id of a person, a key, a value or a
 * secret.
 *
 * @param name what is called, such as {@code DynamoDB GetItem}
 * @param attributes what is known before the call
 * @param outcome what the answer adds, or the failure where it is a {@link Throwable}
 */
public record CallSpanDescription(
        String name,
        Map<String, String> attributes,
        Function<Object, Map<String, String>> outcome) {

    public CallSpanDescription(String name, Map<String, String> attributes) {
        this(name, attributes, _ -> Map.of());
    }
}
