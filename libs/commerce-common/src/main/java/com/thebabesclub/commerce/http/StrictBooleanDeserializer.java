package com.thebabesclub.commerce.http;

import io.micronaut.context.annotation.Primary;
import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import io.micronaut.serde.exceptions.SerdeException;

import jakarta.inject.Singleton;

import java.io.IOException;

/**
 * Reads {@code boolean} strictly, everywhere: {@code true} and {@code false}. The stock reader
 * makes "no" into true.
 */
@Singleton
@Primary
final class StrictBooleanDeserializer implements Deserializer<Boolean> {

    @Override
    public Boolean deserialize(
            Decoder decoder, DecoderContext context, Argument<? super Boolean> type)
            throws IOException {
        JsonNode node = decoder.decodeNode();
        if (!node.isBoolean()) {
            throw new SerdeException("neither true nor false");
        }
        return node.getBooleanValue();
    }
}
