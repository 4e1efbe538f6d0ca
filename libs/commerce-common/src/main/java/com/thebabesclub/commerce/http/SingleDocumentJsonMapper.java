package com.thebabesclub.commerce.http;

import com.thebabesclub.commerce.runtime.json.StrictJsonReader;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.JsonStreamConfig;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.SerdeRegistry;
import io.micronaut.serde.config.SerdeConfiguration;
import io.micronaut.serde.jackson.JacksonJsonMapper;
import io.micronaut.serde.jackson.SerdeJacksonConfiguration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Reads what is one JSON document in UTF-8, and nothing else. The framework's own mapper stops at
 * the end of the first document, guesses UTF-16 and UTF-32, takes bytes that are no UTF-8 for
 * characters, and of a field that is there twice the last: two readers of one body would read two
 * things.
 */
@Singleton
@Primary
@Replaces(JacksonJsonMapper.class)
final class SingleDocumentJsonMapper implements ObjectMapper {

    private final JsonMapper framework;

    @Inject
    SingleDocumentJsonMapper(
            SerdeRegistry registry, SerdeConfiguration serde, SerdeJacksonConfiguration jackson) {
        this(new JacksonJsonMapper(registry, serde, jackson));
    }

    private SingleDocumentJsonMapper(JsonMapper framework) {
        this.framework = framework;
    }

    @Override
    public <T> @Nullable T readValue(byte[] document, Argument<T> type) throws IOException {
        StrictJsonReader.require(document);
        return framework.readValue(document, type);
    }

    @Override
    public <T> @Nullable T readValue(InputStream document, Argument<T> type) throws IOException {
        return readValue(document.readAllBytes(), type);
    }

    @Override
    public <T> @Nullable T readValue(ByteBuffer<?> document, Argument<T> type) throws IOException {
        return readValue(document.toByteArray(), type);
    }

    @Override
    public JsonMapper createSpecific(Argument<?> type) {
        return new SingleDocumentJsonMapper(framework.createSpecific(type));
    }

    @Override
    public JsonMapper cloneWithViewClass(Class<?> view) {
        return new SingleDocumentJsonMapper(framework.cloneWithViewClass(view));
    }

    @Override
    public <T> @Nullable T readValueFromTree(JsonNode tree, Argument<T> type) throws IOException {
        return framework.readValueFromTree(tree, type);
    }

    @Override
    public void updateValueFromTree(Object value, JsonNode tree) throws IOException {
        framework.updateValueFromTree(value, tree);
    }

    @Override
    public JsonNode writeValueToTree(@Nullable Object value) throws IOException {
        return framework.writeValueToTree(value);
    }

    @Override
    public <T> JsonNode writeValueToTree(Argument<T> type, @Nullable T value) throws IOException {
        return framework.writeValueToTree(type, value);
    }

    @Override
    public void writeValue(OutputStream out, @Nullable Object value) throws IOException {
        framework.writeValue(out, value);
    }

    @Override
    public <T> void writeValue(OutputStream out, Argument<T> type, @Nullable T value)
            throws IOException {
        framework.writeValue(out, type, value);
    }

    @Override
    public byte[] writeValueAsBytes(@Nullable Object value) throws IOException {
        return framework.writeValueAsBytes(value);
    }

    @Override
    public <T> byte[] writeValueAsBytes(Argument<T> type, @Nullable T value) throws IOException {
        return framework.writeValueAsBytes(type, value);
    }

    @Override
    public JsonStreamConfig getStreamConfig() {
        return framework.getStreamConfig();
    }
}
