package com.thebabesclub.commerce.table;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes conditions and changes in DynamoDB's expression language, names and values always as
 * placeholders.
 */
final class Expression {

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    Optional<String> condition(Condition condition) {
        return condition instanceof Condition.Always
                ? Optional.empty()
                : Optional.of(render(condition));
    }

    String update(List<AttributeChange> changes) {
        List<String> sets = new ArrayList<>();
        List<String> adds = new ArrayList<>();
        List<String> deletes = new ArrayList<>();
        List<String> removes = new ArrayList<>();
        for (AttributeChange change : changes) {
            switch (change) {
                case AttributeChange.Set set ->
                        sets.add(name(set.attribute()) + " = " + value(set.value()));
                case AttributeChange.SetIfMissing set ->
                        sets.add(
                                name(set.attribute())
                                        + " = if_not_exists("
                                        + name(set.attribute())
                                        + ", "
                                        + value(set.value())
                                        + ")");
                case AttributeChange.Add add ->
                        adds.add(name(add.attribute()) + " " + value(add.value()));
                case AttributeChange.Delete delete ->
                        deletes.add(name(delete.attribute()) + " " + value(delete.elements()));
                case AttributeChange.Remove remove -> removes.add(name(remove.attribute()));
            }
        }
        return clause("SET", sets)
                + clause("ADD", adds)
                + clause("DELETE", deletes)
                + clause("REMOVE", removes);
    }

    Map<String, String> names() {
        return names;
    }

    Map<String, AttributeValue> values() {
        return values;
    }

    private String render(Condition condition) {
        return switch (condition) {
            case Condition.Always _ ->
                    throw new IllegalArgumentException("nothing to join with always");
            case Condition.Missing missing ->
                    "attribute_not_exists(" + name(missing.attribute()) + ")";
            case Condition.Compared compared ->
                    name(compared.attribute())
                            + " "
                            + compared.operator()
                            + " "
                            + value(compared.value());
            case Condition.Joined joined -> joined(joined);
        };
    }

    private String joined(Condition.Joined joined) {
        List<String> parts = new ArrayList<>();
        for (Condition part : joined.parts()) {
            parts.add(render(part));
        }
        return "(" + String.join(joined.operator(), parts) + ")";
    }

    private String name(String attribute) {
        String placeholder = "#" + attribute;
        names.put(placeholder, attribute);
        return placeholder;
    }

    private String value(AttributeValue value) {
        String placeholder = ":v" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }

    private static String clause(String word, List<String> parts) {
        return parts.isEmpty() ? "" : word + " " + String.join(", ", parts) + " ";
    }
}
