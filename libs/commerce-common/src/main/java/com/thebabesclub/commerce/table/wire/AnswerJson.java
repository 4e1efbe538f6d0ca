package com.thebabesclub.commerce.table.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.thebabesclub.commerce.aws.Json;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.utils.builder.Buildable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads answers. Members that the SDK's classes do not know are skipped. */
final class AnswerJson {

    private AnswerJson() {}

    /** Fills the builder of an answer; nothing counts as an object without members. */
    static void read(byte[] body, SdkPojo into) throws IOException {
        if (body.length == 0) {
            return;
        }
        try (JsonParser json = Json.FACTORY.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the answer is no object");
            }
            members(json, into);
        }
    }

    private static void members(JsonParser json, SdkPojo into) throws IOException {
        Map<String, SdkField<?>> fields = into.sdkFieldNameToField();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            SdkField<?> field = fields.get(name);
            JsonToken first = json.nextToken();
            if (field == null) {
                json.skipChildren();
            } else if (first != JsonToken.VALUE_NULL) {
                field.set(into, value(json, field));
            }
        }
    }

    private static @Nullable Object value(JsonParser json, SdkField<?> field) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> json.getText();
            case INTEGER -> json.getIntValue();
            case LONG -> json.getLongValue();
            case DOUBLE -> json.getDoubleValue();
            case BOOLEAN -> json.getBooleanValue();
            case SDK_BYTES -> AttributeJson.bytes(json);
            case LIST -> list(json, field.getTrait(ListTrait.class).memberFieldInfo());
            case MAP -> map(json, field.getTrait(MapTrait.class).valueFieldInfo());
            case SDK_POJO -> object(json, field);
            default -> throw new IOException("no answer has a " + field.marshallingType());
        };
    }

    private static Object object(JsonParser json, SdkField<?> field) throws IOException {
        SdkPojo object = field.constructor().get();
        if (object instanceof AttributeValue.Builder) {
            return AttributeJson.read(json);
        }
        members(json, object);
        return ((Buildable) object).build();
    }

    private static List<?> list(JsonParser json, SdkField<?> element) throws IOException {
        if (isAttribute(element)) {
            return AttributeJson.list(json);
        }
        List<@Nullable Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(json, element));
        }
        return list;
    }

    private static Map<String, ?> map(JsonParser json, SdkField<?> element) throws IOException {
        if (isAttribute(element)) {
            return AttributeJson.map(json);
        }
        Map<String, @Nullable Object> map = new HashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            map.put(name, value(json, element));
        }
        return map;
    }

    private static boolean isAttribute(SdkField<?> element) {
        return element.constructor() != null
                && element.constructor().get() instanceof AttributeValue.Builder;
    }
}
