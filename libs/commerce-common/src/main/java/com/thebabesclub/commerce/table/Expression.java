package com.thebabesclub.commerce.table;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

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

    String update(List<Change> changes) {
        List<String> sets = new ArrayList<>();
        List<String> adds = new ArrayList<>();
        List<String> removes = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.Set set) {
                sets.add(name(set.attribute()) + " = " + value(set.value()));
            } else if (change instanceof Change.Add add) {
                adds.add(name(add.attribute()) + " " + value(add.value()));
            } else {
                removes.add(name(((Change.Remove) change).attribute()));
            }
        }
        return clause("SET", sets) + clause("ADD", adds) + clause("REMOVE", removes);
    }

    Map<String, String> names() {
        return names;
    }

    Map<String, AttributeValue> values() {
        return values;
    }

    // Chains of types, and no switches: see CommerceTable.
    private String render(Condition condition) {
        if (condition instanceof Condition.Missing missing) {
            return "attribute_not_exists(" + name(missing.attribute()) + ")";
        }
        if (condition instanceof Condition.Compared compared) {
            return name(compared.attribute())
                    + " "
                    + compared.operator()
                    + " "
                    + value(compared.value());
        }
        if (condition instanceof Condition.Joined joined) {
            StringJoiner parts = new StringJoiner(joined.operator(), "(", ")");
            joined.parts().forEach(part -> parts.add(render(part)));
            return parts.toString();
        }
        throw new IllegalArgumentException("nothing to join with always");
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
