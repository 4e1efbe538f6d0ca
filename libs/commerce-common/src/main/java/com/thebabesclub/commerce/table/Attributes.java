package com.thebabesclub.commerce.table;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The attributes of an item or of a map in it. Prints its names only, since the values may be
 * personal.
 *
 * <p>An attribute that DynamoDB holds as {@code NULL} counts as absent: the legacy Python Lambdas
 * wrote what they did not know so.
 */
public final class Attributes {

    static final String PARTITION = "PK";
    static final String SORT = "SK";

    /**
     * When DynamoDB may delete the item, in epoch seconds. It deletes late: readers compare the
     * time themselves.
     */
    public static final String EXPIRES_AT = "expiresAt";

    private final Map<String, AttributeValue> values;

    private Attributes(Map<String, AttributeValue> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** A map inside an item. */
    public static Builder map() {
        return new Builder();
    }

    public static Builder item(Key key) {
        return new Builder().put(PARTITION, key.partition()).put(SORT, key.sort());
    }

    /** The same attributes under another key, to be changed. */
    public Builder copiedTo(Key key) {
        Builder copy = new Builder();
        copy.values.putAll(values);
        return copy.put(PARTITION, key.partition()).put(SORT, key.sort());
    }

    static Attributes of(Map<String, AttributeValue> values) {
        return new Attributes(new HashMap<>(values));
    }

    Map<String, AttributeValue> values() {
        return values;
    }

    public Key key() {
        return new Key(text(PARTITION), text(SORT));
    }

    public Set<String> names() {
        return values.keySet();
    }

    /** How large DynamoDB counts them, at most. */
    public int bytes() {
        return ItemSizeCalculator.of(values);
    }

    public boolean has(String name) {
        return find(name).isPresent();
    }

    public String text(String name) {
        return findText(name).orElseThrow(() -> new MalformedItem(this, name));
    }

    public Optional<String> findText(String name) {
        return find(name).map(value -> required(value.s(), name));
    }

    /** A text, or a number as it is written; empty where the attribute is neither. */
    public Optional<String> findWritten(String name) {
        return findTextIfAny(name)
                .or(() -> find(name).flatMap(value -> Optional.ofNullable(value.n())));
    }

    /** Empty where the attribute is absent or no text. */
    public Optional<String> findTextIfAny(String name) {
        return find(name).flatMap(value -> Optional.ofNullable(value.s()));
    }

    /** Empty where the attribute is absent or no map. */
    public Optional<Attributes> findMapIfAny(String name) {
        return find(name).filter(AttributeValue::hasM).map(value -> of(value.m()));
    }

    public long number(String name) {
        return findNumber(name).orElseThrow(() -> new MalformedItem(this, name));
    }

    public OptionalLong findNumber(String name) {
        Optional<AttributeValue> value = find(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(required(value.get().n(), name)));
        } catch (NumberFormatException e) {
            throw new MalformedItem(this, name);
        }
    }

    /** A moment that is kept in epoch seconds. */
    public Instant time(String name) {
        return Instant.ofEpochSecond(number(name));
    }

    public Optional<Instant> findTime(String name) {
        return findNumber(name).stream().mapToObj(Instant::ofEpochSecond).findFirst();
    }

    /** False where the attribute is absent. */
    public boolean flag(String name) {
        return find(name).map(value -> required(value.bool(), name)).orElse(false);
    }

    /** Whether the attribute is true; false where it is of another type. */
    public boolean isTrue(String name) {
        return find(name).map(AttributeValue::bool).filter(Boolean::booleanValue).isPresent();
    }

    /** Whether the attribute is this text; false where it is of another type. */
    public boolean isText(String name, String text) {
        return find(name).map(AttributeValue::s).filter(text::equals).isPresent();
    }

    public Optional<Attributes> findMap(String name) {
        return find(name).map(value -> inner(value, name));
    }

    public Attributes map(String name) {
        return findMap(name).orElseThrow(() -> new MalformedItem(this, name));
    }

    public byte[] bytes(String name) {
        return find(name)
                .map(value -> required(value.b(), name).asByteArray())
                .orElseThrow(() -> new MalformedItem(this, name));
    }

    /** Empty where the attribute is absent. */
    public List<Attributes> maps(String name) {
        return find(name)
                .map(
                        value ->
                                elements(value, name).stream()
                                        .map(element -> inner(element, name))
                                        .toList())
                .orElse(List.of());
    }

    /** Empty where the attribute is absent. */
    public List<String> texts(String name) {
        return find(name)
                .map(
                        value ->
                                elements(value, name).stream()
                                        .map(element -> required(element.s(), name))
                                        .toList())
                .orElse(List.of());
    }

    /** Empty where the attribute is absent. */
    public Set<String> textSet(String name) {
        return find(name)
                .map(
                        value -> {
                            if (!value.hasSs()) {
                                throw new MalformedItem(this, name);
                            }
                            return Set.copyOf(value.ss());
                        })
                .orElse(Set.of());
    }

    private Optional<AttributeValue> find(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(value -> !Boolean.TRUE.equals(value.nul()));
    }

    private List<AttributeValue> elements(AttributeValue value, String name) {
        if (!value.hasL()) {
            throw new MalformedItem(this, name);
        }
        return value.l();
    }

    private Attributes inner(AttributeValue value, String name) {
        if (!value.hasM()) {
            throw new MalformedItem(this, name);
        }
        return of(value.m());
    }

    private <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new MalformedItem(this, name);
        }
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Attributes attributes && values.equals(attributes.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "Attributes" + values.keySet();
    }

    /** Collects attributes; what is empty is left out. */
    public static final class Builder {

        private final Map<String, AttributeValue> values = new LinkedHashMap<>();

        /** What was copied, without this. */
        public Builder without(String name) {
            values.remove(name);
            return this;
        }

        public Builder put(String name, String value) {
            return put(name, AttributeValue.fromS(value));
        }

        public Builder put(String name, long value) {
            return put(name, AttributeValue.fromN(Long.toString(value)));
        }

        /** A moment, in epoch seconds. */
        public Builder put(String name, Instant value) {
            return put(name, value.getEpochSecond());
        }

        public Builder put(String name, boolean value) {
            return put(name, AttributeValue.fromBool(value));
        }

        public Builder put(String name, byte[] value) {
            return put(name, AttributeValue.fromB(SdkBytes.fromByteArray(value)));
        }

        public Builder put(String name, Attributes value) {
            return put(name, AttributeValue.fromM(value.values));
        }

        public Builder put(String name, Optional<String> value) {
            value.ifPresent(present -> put(name, present));
            return this;
        }

        public Builder put(String name, OptionalLong value) {
            value.ifPresent(present -> put(name, present));
            return this;
        }

        public Builder putMap(String name, Optional<Attributes> value) {
            value.ifPresent(present -> put(name, present));
            return this;
        }

        public Builder putMaps(String name, List<Attributes> maps) {
            return put(
                    name,
                    AttributeValue.fromL(
                            maps.stream().map(map -> AttributeValue.fromM(map.values)).toList()));
        }

        public Builder putTexts(String name, List<String> texts) {
            return put(
                    name, AttributeValue.fromL(texts.stream().map(AttributeValue::fromS).toList()));
        }

        /** A set, which cannot be empty in DynamoDB and is left out then. */
        public Builder putTextSet(String name, Set<String> texts) {
            return texts.isEmpty()
                    ? this
                    : put(name, AttributeValue.fromSs(texts.stream().sorted().toList()));
        }

        /** When the item may be deleted; for ever where there is no such time. */
        public Builder expires(Optional<Instant> at) {
            at.ifPresent(time -> put(EXPIRES_AT, time.getEpochSecond()));
            return this;
        }

        private Builder put(String name, AttributeValue value) {
            values.put(name, value);
            return this;
        }

        public Attributes build() {
            return new Attributes(new LinkedHashMap<>(values));
        }
    }
}
