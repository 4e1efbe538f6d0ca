package com.thebabesclub.commerce.web;

import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.serde.exceptions.path.CollectionItemReferencePath;
import io.micronaut.serde.exceptions.path.PropertyReferencePath;
import io.micronaut.serde.exceptions.path.ReferencePath;

/** Where in a body reading failed, as the caller would write it: {@code items[0].quantity}. */
final class WirePath {

    private WirePath() {}

    /** Empty where the body is no JSON at all, or its failing part has no name of ours. */
    static String of(SerdeException failure) {
        StringBuilder path = new StringBuilder();
        for (ReferencePath step : failure.getPath().reversed()) {
            switch (step) {
                case PropertyReferencePath property ->
                        path.append(path.isEmpty() ? "" : ".")
                                .append(property.property().getName());
                case CollectionItemReferencePath item ->
                        path.append('[').append(item.index()).append(']');
                default -> {
                    return path.toString();
                }
            }
        }
        return path.toString();
    }
}
