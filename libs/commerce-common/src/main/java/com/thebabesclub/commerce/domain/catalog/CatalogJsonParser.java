package com.thebabesclub.commerce.domain.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON in UTF-8 as maps, lists, texts, numbers and booleans. A field that is null counts as absent;
 * a repeated field is an error.
 */
final class CatalogJsonParser {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private CatalogJsonParser() {}

    static Object read(byte[] json) {
        try (JsonParser parser = JSON.createParser(text(json))) {
            parser.nextToken();
            Object tree = value(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "there is more after the end");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new InvalidCatalogException(
                    place(e) + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What breaks a limit of Jackson's, as of depth, has no place. */
    private static String place(JsonProcessingException problem) {
        return Optional.ofNullable(problem.getLocation())
                .map(location -> "line " + location.getLineNr())
                .orElse("the catalogue");
    }

    /** Jackson would guess UTF-16 and UTF-32, and take overlong forms for characters. */
    private static String text(byte[] json) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
        } catch (CharacterCodingException noText) {
            throw new InvalidCatalogException("the catalogue is not written in UTF-8", noText);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        if (!parser.hasCurrentToken()) {
            throw new JsonParseException(parser, "there is nothing");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw new JsonParseException(parser, "a value was expected");
        };
    }

    private static BigDecimal number(JsonParser parser) throws IOException {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException tooLarge) {
            throw new JsonParseException(parser, "a number is too large", tooLarge);
        }
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                fields.put(name, value(parser));
            }
        }
        return fields;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }
}
