package com.thebabesclub.commerce.table;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How large DynamoDB counts attributes, by its documented rules; a number as its largest. */
final class ItemSizeCalculator {

    private static final int NUMBER = 21;

    private ItemSizeCalculator() {}

    /** In bytes. */
    static int of(Map<String, AttributeValue> attributes) {
        return attributes.entrySet().stream()
                .mapToInt(entry -> utf8(entry.getKey()) + of(entry.getValue()))
                .sum();
    }

    private static int of(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> NUMBER;
            case B -> value.b().asByteArrayUnsafe().length;
            case SS -> value.ss().stream().mapToInt(ItemSizeCalculator::utf8).sum();
            case M -> 3 + of(value.m()) + value.m().size();
            case L -> 3 + value.l().stream().mapToInt(element -> of(element) + 1).sum();
            default -> 1;
        };
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
