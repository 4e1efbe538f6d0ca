package com.thebabesclub.commerce.sync.command;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes what machines read: the answers of the commands and of the function. */
@Singleton
public final class JsonRenderer {

    private final JsonMapper json;

    JsonRenderer(JsonMapper json) {
        this.json = json;
    }

    /** On one line. */
    public String text(Object reply) {
        try {
            return json.writeValueAsString(reply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a tree of the framework's, which Lambda's serializer can write. */
    public JsonNode tree(Object reply) {
        try {
            return json.writeValueToTree(reply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
