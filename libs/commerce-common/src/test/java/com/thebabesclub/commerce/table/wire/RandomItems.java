package com.thebabesclub.commerce.table.wire;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Items of every type of value, nested, from a seed. */
final class RandomItems {

    private static final String[] PIECES = {
        "a", "Z", "9", " ", "\"", "\\", "/", "\n", "\t", "\u0001", "\u007f", "\u2028", "é", "ß",
        "漢", "😀", "\uFFFD", "{", "}", "#", ":"
    };

    private final Random random;

    RandomItems(long seed) {
        random = new Random(seed);
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    Map<String, AttributeValue> item(String pk, String sk) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(map(3));
        item.put("PK", AttributeValue.fromS(pk));
        item.put("SK", AttributeValue.fromS(sk));
        return item;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /** Up to the 38 digits that DynamoDB keeps. */
    String digits() {
        String digits = new BigInteger(120, random).toString();
        String number =
                switch (random.nextInt(4)) {
                    case 0 -> "0";
                    case 1 -> digits;
                    case 2 -> digits.substring(0, 5) + "." + digits.charAt(6) + "1";
                    default -> digits.charAt(0) + "E+100";
                };
        return random.nextBoolean() || number.equals("0") ? number : "-" + number;
    }

    private Map<String, AttributeValue> map(int depth) {
        Map<String, AttributeValue> map = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            map.put("k" + text(), value(depth));
        }
        return map;
    }

    private AttributeValue value(int depth) {
        return switch (random.nextInt(depth == 0 ? 8 : 10)) {
            case 0 -> AttributeValue.fromS(text());
            case 1 -> AttributeValue.fromN(digits());
            case 2 -> AttributeValue.fromBool(random.nextBoolean());
            case 3 -> AttributeValue.fromNul(true);
            case 4 -> AttributeValue.fromB(bytes());
            case 5 -> AttributeValue.fromSs(List.copyOf(set(this::text)));
            case 6 -> AttributeValue.fromNs(List.copyOf(set(() -> "" + random.nextInt(1000))));
            case 7 -> AttributeValue.fromBs(List.copyOf(set(this::bytes)));
            case 8 -> AttributeValue.fromM(map(depth - 1));
            default -> AttributeValue.fromL(list(depth - 1));
        };
    }

    private List<AttributeValue> list(int depth) {
        List<AttributeValue> list = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            list.add(value(depth));
        }
        return list;
    }

    private SdkBytes bytes() {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return SdkBytes.fromByteArray(bytes);
    }

    private <E> Set<E> set(Supplier<E> element) {
        Set<E> set = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            set.add(element.get());
        }
        return set;
    }
}
