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
 * Reads texts strictly, everywhere: what is a text in JSON. The stock reader makes "N-RED" of a
 * list that has it as its one element, and "5" of 5.
 */
@Singleton
@Primary
final class StrictStringDeserializer implements Deserializer<String> {

    @Override
    public String deserialize(
            Decoder decoder, DecoderContext context, Argument<? super String> type)
            throws IOException {
        JsonNode node = decoder.decodeNode();
        if (!node.isString()) {
            throw new SerdeException("no text");
        }
        return node.getStringValue();
    }
}
