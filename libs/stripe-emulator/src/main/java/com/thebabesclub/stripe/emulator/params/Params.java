package com.thebabesclub.stripe.emulator.params;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.error.StripeError;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters that passed their shape, and where they stood, for error messages. */
public final class Params {

    private final String path;
    private final Map<String, Object> values;

    Params(String path, Map<String, Object> values) {
        this.path = path;
        this.values = values;
    }

    /** No parameters at all. */
    public static Params none() {
        return new Params("", Map.of());
    }

    /** The full name of a parameter in here, such as {@code line_items[0][quantity]}. */
    public String name(String name) {
        return nested(path, name);
    }

    /** True if the parameter was sent, even empty. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** True if the parameter was sent empty to clear a value. */
    public boolean unset(String name) {
        return values.get(name) instanceof Unset;
    }

    public @Nullable String text(String name) {
        return value(name, String.class);
    }

    public String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    /** A text that the shape requires. */
    public String requiredText(String name) {
        String text = text(name);
        if (text == null) {
            throw StripeError.missingParameter(name(name));
        }
        return text;
    }

    public @Nullable Long number(String name) {
        return value(name, Long.class);
    }

    public long number(String name, long otherwise) {
        Long number = number(name);
        return number == null ? otherwise : number;
    }

    public @Nullable BigDecimal decimal(String name) {
        return value(name, BigDecimal.class);
    }

    public @Nullable Boolean flag(String name) {
        return value(name, Boolean.class);
    }

    public boolean flag(String name, boolean otherwise) {
        Boolean flag = flag(name);
        return flag == null ? otherwise : flag;
    }

    /** A value of a shape of the caller's own, or null if it was not sent. */
    public <T> @Nullable T custom(String name, Class<T> type) {
        return value(name, type);
    }

    /** A hash, or no parameters if it was not sent. */
    public Params hash(String name) {
        Params hash = value(name, Params.class);
        return hash == null ? new Params(name(name), Map.of()) : hash;
    }

    /** The hashes of a list, none if it was not sent. */
    public List<Params> hashes(String name) {
        return list(name).stream().map(Params.class::cast).toList();
    }

    /** The texts of a list, none if it was not sent. */
    public List<String> texts(String name) {
        return list(name).stream().map(String.class::cast).toList();
    }

    /** Metadata for a new object: pairs with an empty value count as not sent. */
    public Map<String, String> metadata() {
        return metadata(Map.of());
    }

    /** Metadata after an update: an empty value removes its key, empty metadata removes all. */
    public Map<String, String> metadata(Map<String, String> before) {
        if (unset("metadata")) {
            return Map.of();
        }
        if (!(values.get("metadata") instanceof Map<?, ?> sent)) {
            return before;
        }
        Map<String, String> after = new LinkedHashMap<>(before);
        sent.forEach(
                (key, value) -> {
                    if (value.toString().isEmpty()) {
                        after.remove(key.toString());
                    } else {
                        after.put(key.toString(), value.toString());
                    }
                });
        if (after.size() > MetadataShape.MAX_KEYS) {
            throw MetadataShape.tooManyKeys(name("metadata"));
        }
        return Map.copyOf(after);
    }

    /** What was sent under {@code name} as JSON, for parts that are only told back. */
    public @Nullable JsonNode json(String name) {
        Object value = values.get(name);
        return value == null || value instanceof Unset ? null : json(value);
    }

    /** Everything in a stable order: equal parameters are equal texts. */
    public String fingerprint() {
        return json(this).toString();
    }

    static String nested(String path, String name) {
        return path.isEmpty() ? name : path + "[" + name + "]";
    }

    private List<?> list(String name) {
        List<?> list = value(name, List.class);
        return list == null ? List.of() : list;
    }

    private <T> @Nullable T value(String name, Class<T> type) {
        Object value = values.get(name);
        return value == null || value instanceof Unset ? null : type.cast(value);
    }

    private static JsonNode json(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (value) {
            case Params params -> {
                ObjectNode object = nodes.objectNode();
                params.values.forEach((name, child) -> object.set(name, json(child)));
                yield object;
            }
            case Map<?, ?> map -> {
                ObjectNode object = nodes.objectNode();
                map.forEach((name, child) -> object.set(name.toString(), json(child)));
                yield object;
            }
            case List<?> list -> {
                ArrayNode array = nodes.arrayNode();
                list.forEach(child -> array.add(json(child)));
                yield array;
            }
            case Long number -> nodes.numberNode(number);
            case BigDecimal number -> nodes.numberNode(number);
            case Boolean flag -> nodes.booleanNode(flag);
            case String text -> nodes.textNode(text);
            case Unset _ -> nodes.textNode("");
            default -> nodes.textNode(value.toString());
        };
    }
}
