package com.thebabesclub.commerce.testing;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The size of an item by DynamoDB's documented rules: names and texts in UTF-8 bytes, a number
 * about a byte for every two digits and one more, a flag one byte, a list or map three bytes and
 * one for each element.
 *
 * <p>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
public final class ItemSize {

    private ItemSize() {}

    /** In bytes. */
    public static int of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(entry -> utf8(entry.getKey()) + of(entry.getValue()))
                .sum();
    }

    private static int of(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> (significantDigits(value.n()) + 1) / 2 + 1;
            case BOOL, NUL -> 1;
            case B -> value.b().asByteArrayUnsafe().length;
            case SS -> value.ss().stream().mapToInt(ItemSize::utf8).sum();
            case M -> 3 + of(value.m()) + value.m().size();
            case L -> 3 + value.l().stream().mapToInt(element -> of(element) + 1).sum();
            default -> throw new IllegalArgumentException("the shop stores no " + value.type());
        };
    }

    private static int significantDigits(String number) {
        String digits = number.replaceFirst("^-?0*", "").replaceFirst("0+$", "");
        return Math.max(1, digits.length()) + (number.startsWith("-") ? 1 : 0);
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
