package com.thebabesclub.commerce.table.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of items as JSON: an object with one member, named after the type. By hand, since most
 * of each request and answer is these.
 */
final class AttributeJson {

    private AttributeJson() {}

    static void write(JsonGenerator json, AttributeValue value) throws IOException {
        json.writeStartObject();
        switch (value.type()) {
            case S -> json.writeStringField("S", value.s());
            case N -> json.writeStringField("N", value.n());
            case BOOL -> json.writeBooleanField("BOOL", value.bool());
            case NUL -> json.writeBooleanField("NULL", value.nul());
            case B -> member(json, "B", value.b());
            case M -> member(json, "M", value.m());
            case L -> member(json, "L", value.l());
            case SS -> member(json, "SS", value.ss());
            case NS -> member(json, "NS", value.ns());
            case BS -> member(json, "BS", value.bs());
            // DynamoDB says what is wrong with a value of no type.
            case UNKNOWN_TO_SDK_VERSION -> {}
        }
        json.writeEndObject();
    }

    private static void member(JsonGenerator json, String type, Object value) throws IOException {
        json.writeFieldName(type);
        RequestJson.value(json, value);
    }

    /** The value whose object has just begun; members of types that nobody knows are skipped. */
    static AttributeValue read(JsonParser json) throws IOException {
        AttributeValue value = AttributeValue.builder().build();
        for (String type = json.nextFieldName(); type != null; type = json.nextFieldName()) {
            JsonToken first = json.nextToken();
            value =
                    switch (type) {
                        case "S" -> AttributeValue.fromS(json.getText());
                        case "N" -> AttributeValue.fromN(json.getText());
                        case "BOOL" -> AttributeValue.fromBool(json.getBooleanValue());
                        case "NULL" -> AttributeValue.fromNul(json.getBooleanValue());
                        case "B" -> AttributeValue.fromB(bytes(json));
                        case "M" -> AttributeValue.fromM(map(json));
                        case "L" -> AttributeValue.fromL(list(json));
                        case "SS" -> AttributeValue.fromSs(texts(json));
                        case "NS" -> AttributeValue.fromNs(texts(json));
                        case "BS" -> AttributeValue.fromBs(binaries(json));
                        default -> {
                            if (first.isStructStart()) {
                                json.skipChildren();
                            }
                            yield value;
                        }
                    };
        }
        return value;
    }

    /** The map whose object has just begun. */
    static Map<String, AttributeValue> map(JsonParser json) throws IOException {
        Map<String, AttributeValue> map = new HashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            map.put(name, read(json));
        }
        return map;
    }

    /** The list whose array has just begun. */
    static List<AttributeValue> list(JsonParser json) throws IOException {
        List<AttributeValue> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(json));
        }
        return list;
    }

    private static List<String> texts(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(json.getText());
        }
        return texts;
    }

    private static List<SdkBytes> binaries(JsonParser json) throws IOException {
        List<SdkBytes> binaries = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            binaries.add(bytes(json));
        }
        return binaries;
    }

    static SdkBytes bytes(JsonParser json) throws IOException {
        return SdkBytes.fromByteArrayUnsafe(json.getBinaryValue());
    }
}
