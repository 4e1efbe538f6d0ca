package com.thebabesclub.commerce.openapi.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What is made of the generator's descriptions. */
class PublishedDocumentTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void schemasOf30AreJsonSchema() throws JsonProcessingException {
        assertThat(
                        schema(
                                """
                                {"type": "object", "required": ["status"], "example": {"status": null},
                                 "properties": {
                                    "status": {"type": "string", "nullable": true, "enum": ["a"]},
                                    "postalCode": {"type": "string", "pattern": "[0-9]+|x"},
                                    "plain": {"type": "string", "pattern": "[^\\\\x{E0000}]*"},
                                    "time": {"type": "string", "pattern": "^[0-9]Z$"}}}
                                """))
                .isEqualTo(
                        mapper.readTree(
                                """
                                {"type": "object", "required": ["status"], "examples": [{"status": null}],
                                 "additionalProperties": false,
                                 "properties": {
                                    "status": {"type": ["string", "null"], "enum": ["a", null]},
                                    "postalCode": {"type": "string", "pattern": "^(?:[0-9]+|x)$"},
                                    "plain": {"type": "string"},
                                    "time": {"type": "string", "pattern": "^[0-9]Z$"}}}
                                """));
    }

    @Test
    void aMemberOfAnAnswerIsLeftOutAndOfARequestNullToo() throws JsonProcessingException {
        String member =
                """
                {"type": "object", "properties": {
                   "sku": {"type": "string", "nullable": true},
                   "order": {"nullable": true, "allOf": [{"$ref": "#/components/schemas/Other"}]}}}
                """;
        assertThat(schema(member).path("properties"))
                .isEqualTo(
                        mapper.readTree(
                                """
                                {"sku": {"type": "string"},
                                 "order": {"$ref": "#/components/schemas/Other"}}
                                """));
        assertThat(
                        published(service("{\"$ref\": \"#/components/schemas/It\"}", member))
                                .at(IT + "/properties"))
                .isEqualTo(
                        mapper.readTree(
                                """
                                {"sku": {"type": ["string", "null"]},
                                 "order": {"oneOf": [{"$ref": "#/components/schemas/Other"}, {"type": "null"}]}}
                                """));
    }

    @Test
    void twoThingsOfOneNameAreRefused() throws JsonProcessingException {
        ObjectNode one = service("{}", "{\"type\": \"object\"}");
        ObjectNode other = service("{}", "{\"type\": \"string\"}");
        other.putObject("paths");
        assertThatThrownBy(() -> published(one, other)).hasMessageContaining("It");
    }

    private static final String IT = "/components/schemas/It";

    private ObjectNode schema(String text) throws JsonProcessingException {
        return (ObjectNode) published(service("{}", text)).at(IT);
    }

    private ObjectNode published(ObjectNode... services) throws JsonProcessingException {
        ObjectNode head = mapper.readValue("{\"components\": {}}", ObjectNode.class);
        return PublishedDocument.of(head, List.of(services));
    }

    /** With one route that takes one schema, and another schema. */
    private ObjectNode service(String body, String schema) throws JsonProcessingException {
        return mapper.readValue(
                """
                {"paths": {"/it": {"post": {
                    "requestBody": {"content": {"application/json": {"schema": %s}}},
                    "responses": {"200": {}}}}},
                 "components": {"schemas": {"It": %s, "Other": {"type": "string"}}}}
                """
                        .formatted(body, schema),
                ObjectNode.class);
    }
}
