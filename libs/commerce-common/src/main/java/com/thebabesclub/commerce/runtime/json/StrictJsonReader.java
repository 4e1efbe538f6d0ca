package com.thebabesclub.commerce.runtime.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;

import java.io.IOException;

/**
 * Reads what is one JSON document in UTF-8 and nothing else (RFC 8259, sections 2, 4 and 8.1): what
 * follows the document, or gives one field twice, two readers would read as two things.
 */
public final class StrictJsonReader {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private StrictJsonReader() {}

    /** Reads the value whose first token is the parser's current one, to its last. */
    @FunctionalInterface
    interface ValueReader<T> {
        T read(JsonParser parser) throws IOException;
    }

    static <T> T read(byte[] document, ValueReader<T> value) throws IOException {
        try (JsonParser parser = FACTORY.createParser(Utf8Text.characters(document))) {
            return read(parser, value);
        }
    }

    static <T> T read(String document, ValueReader<T> value) throws IOException {
        try (JsonParser parser = FACTORY.createParser(document)) {
            return read(parser, value);
        }
    }

    /**
     * Reads these bytes and keeps nothing.
     *
     * @throws IOException where they are no such document
     */
    public static void require(byte[] document) throws IOException {
        read(document, JsonParser::skipChildren);
    }

    /** The same of a text. */
    public static void require(String document) throws IOException {
        read(document, JsonParser::skipChildren);
    }

    private static <T> T read(JsonParser parser, ValueReader<T> value) throws IOException {
        if (parser.nextToken() == null) {
            throw new JsonParseException(parser, "there is no document");
        }
        T read = value.read(parser);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "there is more after the document");
        }
        return read;
    }
}
