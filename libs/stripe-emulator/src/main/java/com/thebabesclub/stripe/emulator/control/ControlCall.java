package com.thebabesclub.stripe.emulator.control;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;
import java.util.Objects;

/** One request to the control API. */
record ControlCall(Map<String, String> variables, JsonNode body) {

    String id() {
        return Objects.requireNonNull(variables.get("id"));
    }

    String text(String field, String otherwise) {
        return body.path(field).asText(otherwise);
    }

    /**
     * @throws IllegalArgumentException if the field is not there
     */
    String required(String field) {
        if (!body.path(field).isTextual()) {
            throw new IllegalArgumentException(field + " is required");
        }
        return body.path(field).asText();
    }
}
