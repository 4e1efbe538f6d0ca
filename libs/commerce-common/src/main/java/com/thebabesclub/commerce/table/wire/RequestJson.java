package com.thebabesclub.commerce.table.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.thebabesclub.commerce.aws.Json;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes requests as JSON. */
final class RequestJson {

    private static final int USUAL_BYTES = 2048;

    private RequestJson() {}

    /** The body of a request; what is not set is left out. */
    static byte[] of(SdkPojo request) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
            object(json, request);
        }
        return bytes.toByteArray();
    }

    private static void object(JsonGenerator json, SdkPojo object) throws IOException {
        json.writeStartObject();
        List<SdkField<?>> fields = object.sdkFields();
        for (int i = 0; i < fields.size(); i++) {
            SdkField<?> field = fields.get(i);
            Object value = field.getValueOrDefault(object);
            if (value != null
                    && !(value instanceof SdkAutoConstructList)
                    && !(value instanceof SdkAutoConstructMap)) {
                json.writeFieldName(field.locationName());
                value(json, value);
            }
        }
        json.writeEndObject();
    }

    // Not a switch over types: no cache of classes holds one, and a cold start pays for it.
    static void value(JsonGenerator json, Object value) throws IOException {
        if (value instanceof AttributeValue attribute) {
            AttributeJson.write(json, attribute);
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Map<?, ?> map) {
            map(json, map);
        } else if (value instanceof List<?> list) {
            list(json, list);
        } else if (value instanceof SdkPojo object) {
            object(json, object);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof SdkBytes bytes) {
            json.writeBinary(bytes.asByteArrayUnsafe());
        } else {
            throw new IllegalArgumentException("no request has a " + value.getClass().getName());
        }
    }

    private static void map(JsonGenerator json, Map<?, ?> map) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeFieldName((String) entry.getKey());
            value(json, entry.getValue());
        }
        json.writeEndObject();
    }

    private static void list(JsonGenerator json, List<?> list) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < list.size(); i++) {
            value(json, list.get(i));
        }
        json.writeEndArray();
    }
}
