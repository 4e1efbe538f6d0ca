package com.thebabesclub.stripe.emulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.StripeObject;
import com.thebabesclub.stripe.emulator.store.ObjectStore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts objects in place of their ids: https://docs.stripe.com/expand. */
public final class Expander {

    private static final int DEEPEST = 4;

    /** Finds what stands in place of a field. */
    @FunctionalInterface
    public interface Expansion {

        /** The full value, or nothing to leave the field as it is. */
        Optional<? extends JsonNode> of(ObjectNode owner, ApiVersion version);
    }

    private final Map<String, Expansion> expansions = new HashMap<>();

    /**
     * The field of such an object holds the id of another.
     *
     * @param object the {@code object} of the owner, with the names of hashes on the way
     */
    public Expander reference(String object, String field, ObjectStore<? extends StripeObject> to) {
        return inclusion(
                object,
                field,
                (owner, version) ->
                        to.find(owner.path(field).asText(null))
                                .map(target -> target.json(version)));
    }

    /** The field of such an object is only there when asked for. */
    public Expander inclusion(String object, String field, Expansion expansion) {
        expansions.put(object + "." + field, expansion);
        return this;
    }

    /**
     * Expands each path, such as {@code data.payment_intent.latest_charge}.
     *
     * @throws StripeError if a path names what cannot be expanded
     */
    ObjectNode expand(ObjectNode root, List<String> paths, ApiVersion version) {
        for (String path : paths) {
            List<String> segments = List.of(path.split("\\.", -1));
            if (segments.size() > DEEPEST) {
                throw StripeError.invalid(
                        "expand",
                        "You cannot expand more than %d levels of a property. Property: %s"
                                .formatted(DEEPEST, path));
            }
            boolean list = root.path("object").asText().equals("list");
            if (list && !segments.getFirst().equals("data")) {
                throw StripeError.invalid(
                        "expand",
                        ("This property cannot be expanded (%s). You may want to try expanding"
                                        + " 'data.%s' instead.")
                                .formatted(path, path));
            }
            walk(root, "", segments, path, version);
        }
        return root;
    }

    private void walk(
            JsonNode node, String owner, List<String> segments, String path, ApiVersion version) {
        if (node instanceof ArrayNode array) {
            array.forEach(element -> walk(element, owner, segments, path, version));
        } else if (node instanceof ObjectNode object && !segments.isEmpty()) {
            String type = object.path("object").asText(owner);
            String field = segments.getFirst();
            Expansion expansion = expansions.get(type + "." + field);
            if (expansion != null && !object.path(field).isContainerNode()) {
                expansion.of(object, version).ifPresent(full -> object.set(field, full));
            } else if (expansion == null && !leadsOn(object, field, segments)) {
                throw StripeError.invalid(
                        "expand", "This property cannot be expanded (%s).".formatted(path));
            }
            List<String> rest = segments.subList(1, segments.size());
            walk(object.path(field), type + "." + field, rest, path, version);
        }
    }

    private static boolean leadsOn(ObjectNode object, String field, List<String> segments) {
        boolean container = segments.size() > 1 && object.path(field).isContainerNode();
        boolean data = field.equals("data") && object.path("object").asText().equals("list");
        return container || data;
    }
}
