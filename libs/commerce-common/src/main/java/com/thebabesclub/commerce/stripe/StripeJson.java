package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.domain.money.Currency;
import com.thebabesclub.commerce.runtime.json.JsonTreeReader;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Stripe's JSON, read field by field. Neither the library's classes nor an API version decides what
 * we understand: a payload of another version has the same words in it.
 */
final class StripeJson {

    /** As long as the longest that Stripe lets anybody write. */
    private static final int LONGEST_TEXT = 5_000;

    /** What no amount is. */
    private static final long NO_AMOUNT = -1;

    /** In the year 2286. */
    private static final long LAST_SECOND = 9_999_999_999L;

    /** Half a character, which neither the table nor a queue takes. */
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");

    /** Letters and digits, and no more than Stripe promises. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    private StripeJson() {}

    static JsonNode read(String body) {
        try {
            return JsonTreeReader.read(body);
        } catch (IOException e) {
            throw new IllegalStateException("Stripe answered with what is not JSON", e);
        }
    }

    /** Empty where the bytes are not JSON. */
    static Optional<JsonNode> tryRead(byte[] body) {
        try {
            return Optional.of(JsonTreeReader.read(body)).filter(JsonNode::isObject);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A text of at most {@link #LONGEST_TEXT} characters, each of them a whole one. */
    static Optional<String> text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() && !value.textValue().isEmpty()
                ? Optional.of(storable(value.textValue()))
                : Optional.empty();
    }

    static Optional<Long> number(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isIntegralNumber() && value.canConvertToLong()
                ? Optional.of(value.longValue())
                : Optional.empty();
    }

    /**
     * An amount as it was told. What is there and is no whole number, or one that no {@code long}
     * holds, is {@link #NO_AMOUNT}, so that it is not taken for an amount that was not told.
     */
    static Optional<Long> amount(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isMissingNode() || value.isNull()
                ? Optional.empty()
                : number(object, field).or(() -> Optional.of(NO_AMOUNT));
    }

    /** A currency's code, in lower case; empty where it is none. */
    static Optional<String> currency(JsonNode object, String field) {
        return text(object, field)
                .filter(told -> CURRENCY.matcher(told).matches())
                .map(told -> told.toLowerCase(Locale.ROOT));
    }

    /** What a balance changed by, in either direction; nothing where it cannot have. */
    static long movement(JsonNode object, String field) {
        return number(object, field)
                .filter(amount -> Currency.isPossible(Math.abs(amount)))
                .orElse(0L);
    }

    /** Empty where it is no time, or none that ten digits of seconds hold, as the keys do. */
    static Optional<Instant> time(JsonNode object, String field) {
        return number(object, field)
                .filter(seconds -> seconds >= 0 && seconds <= LAST_SECOND)
                .map(Instant::ofEpochSecond);
    }

    /** The elements of a list, none where it is no list. */
    static List<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.path("data").spliterator(), false).toList();
    }

    /** The id after which the next page of a list begins; empty where this is the last. */
    static Optional<String> next(JsonNode list) {
        List<JsonNode> elements = elements(list);
        return list.path("has_more").asBoolean() && !elements.isEmpty()
                ? text(elements.getLast(), "id")
                : Optional.empty();
    }

    /** The parameter {@code created} of a list: from one moment to another, both included. */
    static Map<String, Long> created(Instant from, Instant to) {
        return Map.of("gte", from.getEpochSecond(), "lte", to.getEpochSecond());
    }

    /** What somebody wrote on it. */
    static Map<String, String> metadata(JsonNode object) {
        Map<String, String> metadata = new HashMap<>();
        object.path("metadata")
                .properties()
                .forEach(
                        entry -> metadata.put(entry.getKey(), storable(entry.getValue().asText())));
        return metadata;
    }

    private static String storable(String told) {
        String text = told.length() > LONGEST_TEXT ? told.substring(0, LONGEST_TEXT) : told;
        return LONE_SURROGATE.matcher(text).replaceAll("\ufffd");
    }

    /** An id that Stripe can have made, and a key of the table can hold; empty where it is none. */
    static Optional<String> objectId(JsonNode object, String field) {
        return text(object, field).filter(StripeJson::isId);
    }

    private static boolean isId(String told) {
        return ID.matcher(told).matches();
    }

    /** The id of a reference, which may be the id or, expanded, the object. */
    static Optional<String> id(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isObject() ? objectId(value, "id") : objectId(object, field);
    }
}
