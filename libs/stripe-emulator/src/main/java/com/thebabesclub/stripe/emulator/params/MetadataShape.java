package com.thebabesclub.stripe.emulator.params;

import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.params.FormNode.Branch;
import com.thebabesclub.stripe.emulator.params.FormNode.Leaf;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keys and values of the caller's own: at most 50 keys of 40 characters, values of 500, as
 * https://docs.stripe.com/metadata has it.
 */
final class MetadataShape implements Shape {

    static final int MAX_KEYS = 50;

    @Override
    public Object read(String path, FormNode node) {
        if (node instanceof Leaf(String text) && text.isEmpty()) {
            return Unset.UNSET;
        }
        if (!(node instanceof Branch branch)) {
            throw StripeError.invalid(
                    path, "Invalid metadata: metadata must be a set of key-value pairs");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        branch.children()
                .forEach((key, value) -> metadata.put(key(path, key), value(path, key, value)));
        if (metadata.size() > MAX_KEYS) {
            throw tooManyKeys(path);
        }
        return metadata;
    }

    static StripeError tooManyKeys(String path) {
        return StripeError.invalid(
                path, "Metadata can have up to " + MAX_KEYS + " keys, but more were specified.");
    }

    private static String key(String path, String key) {
        if (key.length() > 40 || key.isEmpty()) {
            throw StripeError.invalid(
                    path,
                    "Metadata keys can have up to 40 characters, but you passed in a key that is %d"
                                    .formatted(key.length())
                            + " characters.");
        }
        return key;
    }

    private static String value(String path, String key, FormNode node) {
        if (!(node instanceof Leaf(String text))) {
            throw StripeError.invalid(
                    path + "[" + key + "]", "Invalid string: metadata values must be strings");
        }
        if (text.length() > 500) {
            throw StripeError.invalid(
                    path + "[" + key + "]",
                    "Metadata values can have up to 500 characters, but you passed in a value that"
                            + " is %d characters.".formatted(text.length()));
        }
        return text;
    }
}
