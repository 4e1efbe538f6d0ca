package com.thebabesclub.commerce.table;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One item in memory, which conditions and changes mean the same for as for DynamoDB. */
public record MemoryItem(Map<String, AttributeValue> values) {

    public static final MemoryItem ABSENT = new MemoryItem(Map.of());

    public MemoryItem {
        values = Map.copyOf(values);
    }

    public Optional<Attributes> item() {
        return values.isEmpty() ? Optional.empty() : Optional.of(Attributes.of(values));
    }

    /** The item after a write; empty where its condition does not hold. */
    public Optional<MemoryItem> after(Write write) {
        return holds(write.condition()) ? Optional.of(written(write)) : Optional.empty();
    }

    private MemoryItem written(Write write) {
        return switch (write) {
            case Write.Put put -> new MemoryItem(put.item().values());
            case Write.Update update -> updated(update);
            case Write.Delete _ -> ABSENT;
            case Write.Check _ -> this;
        };
    }

    private boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.Always _ -> true;
            case Condition.Missing missing -> !values.containsKey(missing.attribute());
            case Condition.Compared compared -> holds(compared);
            case Condition.Joined joined when joined.operator().equals(" OR ") ->
                    joined.parts().stream().anyMatch(this::holds);
            case Condition.Joined joined -> joined.parts().stream().allMatch(this::holds);
        };
    }

    private boolean holds(Condition.Compared compared) {
        boolean isEqual = compared.value().equals(values.get(compared.attribute()));
        return switch (compared.operator()) {
            case "=" -> isEqual;
            case "<>" -> values.containsKey(compared.attribute()) && !isEqual;
            default -> throw new IllegalArgumentException("no cart is compared by this");
        };
    }

    private MemoryItem updated(Write.Update update) {
        Map<String, AttributeValue> next = new HashMap<>(values);
        next.putAll(CommerceTable.attributes(update.key()));
        for (AttributeChange change : update.changes()) {
            switch (change) {
                case AttributeChange.Set set -> next.put(set.attribute(), set.value());
                case AttributeChange.SetIfMissing set ->
                        next.putIfAbsent(set.attribute(), set.value());
                case AttributeChange.Add add ->
                        next.merge(add.attribute(), add.value(), MemoryItem::sum);
                case AttributeChange.Delete delete ->
                        next.computeIfPresent(
                                delete.attribute(), (_, set) -> difference(set, delete.elements()));
                case AttributeChange.Remove remove -> next.remove(remove.attribute());
            }
        }
        return new MemoryItem(next);
    }

    private static AttributeValue sum(AttributeValue one, AttributeValue two) {
        return one.hasSs()
                ? AttributeValue.fromSs(
                        Stream.concat(one.ss().stream(), two.ss().stream())
                                .distinct()
                                .sorted()
                                .toList())
                : AttributeValue.fromN(
                        new BigDecimal(one.n()).add(new BigDecimal(two.n())).toPlainString());
    }

    // A set without elements is none.
    @SuppressWarnings("NullAway")
    private static AttributeValue difference(AttributeValue set, AttributeValue elements) {
        TreeSet<String> left = new TreeSet<>(set.ss());
        elements.ss().forEach(left::remove);
        return left.isEmpty() ? null : AttributeValue.fromSs(left.stream().toList());
    }
}
