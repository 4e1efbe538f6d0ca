package com.thebabesclub.stripe.emulator.params;

import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.params.FormNode.Branch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A hash with known names; an unknown name is refused, as Stripe does. Immutable. */
public final class HashShape implements Shape {

    private static final Shape METADATA = new MetadataShape();

    private final Map<String, Shape> fields;
    private final Set<String> required;
    private final List<List<String>> exclusive;

    private HashShape(
            Map<String, Shape> fields, Set<String> required, List<List<String>> exclusive) {
        this.fields = fields;
        this.required = required;
        this.exclusive = exclusive;
    }

    /** A hash that accepts nothing yet. */
    public static HashShape hash() {
        return new HashShape(Map.of(), Set.of(), List.of());
    }

    /** What it knows. */
    public Set<String> names() {
        return fields.keySet();
    }

    /** With an optional parameter. */
    public HashShape optional(String name, Shape shape) {
        Map<String, Shape> more = new LinkedHashMap<>(fields);
        more.put(name, shape);
        return new HashShape(more, required, exclusive);
    }

    /** With a parameter that must be sent. */
    public HashShape required(String name, Shape shape) {
        HashShape with = optional(name, shape);
        Set<String> more = new TreeSet<>(required);
        more.add(name);
        return new HashShape(with.fields, more, exclusive);
    }

    /** With {@code name} no longer required. */
    public HashShape relaxed(String name) {
        Set<String> fewer = new TreeSet<>(required);
        fewer.remove(name);
        return new HashShape(fields, fewer, exclusive);
    }

    /** With {@code metadata}, which every object of Stripe's takes. */
    public HashShape metadata() {
        return optional("metadata", METADATA);
    }

    /** With everything of {@code other} too. */
    public HashShape and(HashShape other) {
        HashShape both = this;
        for (Map.Entry<String, Shape> field : other.fields.entrySet()) {
            both = both.optional(field.getKey(), field.getValue());
        }
        Set<String> all = new TreeSet<>(required);
        all.addAll(other.required);
        List<List<String>> rules = new ArrayList<>(exclusive);
        rules.addAll(other.exclusive);
        return new HashShape(both.fields, all, rules);
    }

    /** With the rule that at most one of these may be sent, whatever its value. */
    public HashShape atMostOne(String... names) {
        List<List<String>> rules = new ArrayList<>(exclusive);
        rules.add(List.of(names));
        return new HashShape(fields, required, rules);
    }

    @Override
    public Params read(String path, FormNode node) {
        if (!(node instanceof Branch branch)) {
            throw StripeError.invalid(path, "Invalid object");
        }
        Map<String, FormNode> sent = branch.children();
        refuseUnknown(path, sent);
        Map<String, Object> values = new LinkedHashMap<>();
        fields.forEach(
                (name, shape) -> {
                    FormNode value = sent.get(name);
                    if (value != null) {
                        values.put(name, shape.read(Params.nested(path, name), value));
                    } else if (required.contains(name)) {
                        throw StripeError.missingParameter(Params.nested(path, name));
                    }
                });
        exclusive.forEach(names -> refuseTogether(path, names, values.keySet()));
        return new Params(path, values);
    }

    private void refuseUnknown(String path, Map<String, FormNode> sent) {
        List<String> unknown =
                sent.keySet().stream()
                        .filter(name -> !fields.containsKey(name))
                        .map(name -> Params.nested(path, name))
                        .toList();
        if (!unknown.isEmpty()) {
            throw StripeError.unknownParameter(unknown.toArray(String[]::new));
        }
    }

    private static void refuseTogether(String path, List<String> names, Set<String> sent) {
        List<String> together = names.stream().filter(sent::contains).toList();
        if (together.size() > 1) {
            throw StripeError.invalid(
                    Params.nested(path, together.getFirst()),
                    "You may only specify one of these parameters: "
                            + String.join(", ", together)
                            + ".");
        }
    }
}
