package com.thebabesclub.stripe.emulator.params;

import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.params.FormNode.Branch;
import com.thebabesclub.stripe.emulator.params.FormNode.Leaf;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The shapes of single values and of arrays. */
public final class Shapes {

    private static final Pattern EMAIL =
            Pattern.compile(
                    "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[A-Za-z0-9-]+\\.)+[A-Za-z][A-Za-z0-9-]*");

    private Shapes() {}

    /** Text of at most 5000 characters, not empty. */
    public static Shape text() {
        return text(5000);
    }

    /** Text of at most {@code max} characters, not empty. */
    public static Shape text(int max) {
        return (path, node) -> {
            String text = leaf(path, node, "string");
            if (text.length() > max) {
                throw StripeError.invalid(
                        path,
                        "parameter_invalid_string_too_long",
                        "Invalid string: %s; must be at most %d characters"
                                .formatted(shortened(text), max));
            }
            return text;
        };
    }

    /** {@code true} or {@code false}. */
    public static Shape flag() {
        return (path, node) ->
                switch (leaf(path, node, "boolean")) {
                    case "true" -> true;
                    case "false" -> false;
                    case String other ->
                            throw StripeError.invalid(path, "Invalid boolean: " + other);
                };
    }

    /** One of the listed words. */
    public static Shape choice(String... words) {
        List<String> listed = List.of(words);
        return (path, node) -> {
            String text = leaf(path, node, "string");
            if (!listed.contains(text)) {
                throw StripeError.invalid(
                        path, "Invalid %s: must be %s".formatted(path, oneOf(listed)));
            }
            return text;
        };
    }

    /** An ISO currency code in any case; read in lower case, as Stripe keeps it. */
    public static Shape currency() {
        return (path, node) -> {
            String text = leaf(path, node, "string").toLowerCase(Locale.ROOT);
            if (!Currencies.known(text)) {
                throw StripeError.invalid(
                        path,
                        "Invalid currency: %s. Stripe currently supports these currencies: %s"
                                .formatted(text, Currencies.listed()));
            }
            return text;
        };
    }

    /**
     * An e-mail as Stripe takes it: one {@code @}, no blank and nothing beyond ASCII, a domain with
     * a dot. {@code ann@gmail} is none, nor is an empty text.
     */
    public static Shape email(int max) {
        Shape text = text(max);
        return (path, node) -> {
            if (node instanceof Leaf(String sent)
                    && sent.length() <= max
                    && !EMAIL.matcher(sent).matches()) {
                throw StripeError.invalid(path, "email_invalid", "Invalid email address: " + sent);
            }
            return text.read(path, node);
        };
    }

    /** An absolute URL. */
    public static Shape url() {
        return (path, node) -> {
            String text = leaf(path, node, "string");
            // Templates such as {CHECKOUT_SESSION_ID} are no part of a URI, but of a parameter.
            if (text.length() > 5000 || !absolute(text.replace("{", "").replace("}", ""))) {
                throw StripeError.invalid(path, "url_invalid", "Not a valid URL");
            }
            return text;
        };
    }

    /** A list of at most {@code max} elements. */
    public static Shape listOf(Shape element, int max) {
        return (path, node) -> {
            if (!(node instanceof Branch branch)) {
                throw StripeError.invalid(path, "Invalid array");
            }
            List<Object> elements = new ArrayList<>();
            for (Map.Entry<String, FormNode> child : ordered(path, branch)) {
                elements.add(element.read(path + "[" + elements.size() + "]", child.getValue()));
            }
            if (elements.size() > max) {
                throw StripeError.invalid(
                        path,
                        "Array too long; a maximum of %d values can be specified".formatted(max));
            }
            return List.copyOf(elements);
        };
    }

    /** The shape, or an empty value that clears what was set. */
    public static Shape unsettable(Shape shape) {
        return (path, node) ->
                node instanceof Leaf(String text) && text.isEmpty()
                        ? Unset.UNSET
                        : shape.read(path, node);
    }

    /** The first shape for a plain value, the second for a hash. */
    public static Shape either(Shape plain, Shape hash) {
        return (path, node) ->
                node instanceof Leaf ? plain.read(path, node) : hash.read(path, node);
    }

    /** Any tree, for what is only told back: its texts stay texts, but for true and false. */
    public static Shape anything() {
        return (path, node) ->
                node instanceof Branch branch ? anything(path, branch) : plain(path, node);
    }

    private static Object plain(String path, FormNode node) {
        String text = leaf(path, node, "string");
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> text;
        };
    }

    private static Object anything(String path, Branch branch) {
        Map<String, Object> tree = new LinkedHashMap<>();
        branch.children()
                .forEach(
                        (name, child) ->
                                tree.put(name, anything().read(Params.nested(path, name), child)));
        boolean array = !tree.isEmpty() && tree.keySet().stream().allMatch(Shapes::index);
        return array ? List.copyOf(tree.values()) : tree;
    }

    private static List<Map.Entry<String, FormNode>> ordered(String path, Branch branch) {
        Set<String> names = branch.children().keySet();
        if (!names.stream().allMatch(Shapes::index)) {
            throw StripeError.invalid(path, "Invalid array");
        }
        return branch.children().entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> Integer.parseInt(entry.getKey())))
                .toList();
    }

    private static boolean index(String name) {
        return !name.isEmpty()
                && name.length() <= 6
                && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static String leaf(String path, FormNode node, String expected) {
        if (!(node instanceof Leaf(String text))) {
            throw StripeError.invalid(path, "Invalid " + expected + ": must be a " + expected);
        }
        if (text.isEmpty()) {
            throw StripeError.invalid(
                    path,
                    "parameter_invalid_empty",
                    ("You passed an empty string for '%s'. We assume empty values are an attempt to"
                                    + " unset a parameter; however '%s' cannot be unset. You should"
                                    + " remove '%s' from your request or supply a non-empty value.")
                            .formatted(path, path, path));
        }
        return text;
    }

    private static boolean absolute(String text) {
        try {
            URI uri = URI.create(text.replace(" ", "%20"));
            return uri.isAbsolute() && uri.getSchemeSpecificPart().startsWith("//");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String oneOf(List<String> words) {
        return switch (words.size()) {
            case 1 -> words.getFirst();
            case 2 -> "one of " + words.getFirst() + " or " + words.getLast();
            default ->
                    "one of "
                            + String.join(", ", words.subList(0, words.size() - 1))
                            + ", or "
                            + words.getLast();
        };
    }

    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 37) + "...";
    }
}
