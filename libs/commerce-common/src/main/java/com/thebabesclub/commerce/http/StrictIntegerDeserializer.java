package com.thebabesclub.commerce.http;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.math.BigInteger;
import java.util.function.Function;

/**
 * Reads {@code int} and {@code long} strictly, everywhere. The stock readers make 1.9 into 1 and
 * "2" into 2, and a quantity that changes on its way in is money.
 */
record StrictIntegerDeserializer<T>(Function<BigInteger, T> exact) implements Deserializer<T> {

    /** One for each type of Java's. */
    @Factory
    static final class ForEachType {

        @Singleton
        @Primary
        Deserializer<Integer> integers() {
            return new StrictIntegerDeserializer<>(BigInteger::intValueExact);
        }

        @Singleton
        @Primary
        Deserializer<Long> longs() {
            return new StrictIntegerDeserializer<>(BigInteger::longValueExact);
        }
    }

    @Override
    public T deserialize(Decoder decoder, DecoderContext context, Argument<? super T> type)
            throws IOException {
        JsonNode node = decoder.decodeNode();
        // By how it is written: 2.0 and 1e2 arrive as fractions too, and 1e400000000 is never
        // expanded.
        if (!node.isNumber() || node.getNumberValue() instanceof Double) {
            throw new InvalidIntegerException();
        }
        try {
            return exact.apply(node.getBigIntegerValue());
        } catch (ArithmeticException tooLarge) {
            throw new InvalidIntegerException();
        }
    }
}
