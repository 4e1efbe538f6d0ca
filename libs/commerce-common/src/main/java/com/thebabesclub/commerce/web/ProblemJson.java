package com.thebabesclub.commerce.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** The body of a problem, letter for letter as the framework writes it. */
final class ProblemJson {

    private static final JsonFactory JSON = new JsonFactory();

    private ProblemJson() {}

    static String of(ProblemReply problem) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("type", problem.type());
            out.writeStringField("title", problem.title());
            out.writeNumberField("status", problem.status());
            out.writeStringField("detail", problem.detail());
            out.writeStringField("code", problem.code());
            writeErrors(problem, out);
            out.writeStringField("requestId", problem.requestId());
            out.writeStringField("error", problem.error());
            for (Map.Entry<String, Object> member : problem.members().entrySet()) {
                writeMember(member.getKey(), member.getValue(), out);
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes every character", e);
        }
        return text.toString();
    }

    private static void writeErrors(ProblemReply problem, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("errors");
        for (Problem.Violation violation : problem.errors()) {
            out.writeStartObject();
            out.writeStringField("path", violation.path());
            out.writeStringField("message", violation.message());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeMember(String name, Object value, JsonGenerator out)
            throws IOException {
        switch (value) {
            case String text -> out.writeStringField(name, text);
            case Integer number -> out.writeNumberField(name, number);
            case Long number -> out.writeNumberField(name, number);
            case Boolean flag -> out.writeBooleanField(name, flag);
            default ->
                    throw new IllegalArgumentException(
                            name + " needs the framework to be written: " + value.getClass());
        }
    }
}
