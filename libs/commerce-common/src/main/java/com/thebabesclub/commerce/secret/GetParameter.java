package com.thebabesclub.commerce.secret;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.thebabesclub.commerce.aws.Json;
import com.thebabesclub.commerce.aws.Operation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * SSM's operation of that name. By hand, since the SDK's classes for it are more than a function
 * should load at its start for one text.
 *
 * @param parameter its name
 */
record GetParameter(String parameter) implements Operation<Secret> {

    @Override
    public String name() {
        return "GetParameter";
    }

    @Override
    public byte[] request() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("Name", parameter);
            json.writeBooleanField("WithDecryption", true);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    @Override
    public Secret read(byte[] answer) throws IOException {
        try (JsonParser json = Json.FACTORY.createParser(answer)) {
            if (json.nextToken() == JsonToken.START_OBJECT
                    && found(json, "Parameter") == JsonToken.START_OBJECT
                    && found(json, "Value") == JsonToken.VALUE_STRING) {
                return Secret.of(json.getText());
            }
        }
        throw new IOException("it has no value");
    }

    /** The first token of the member's value; where there is no such member, something else. */
    private static JsonToken found(JsonParser json, String member) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken first = json.nextToken();
            if (name.equals(member)) {
                return first;
            }
            json.skipChildren();
        }
        return JsonToken.END_OBJECT;
    }
}
