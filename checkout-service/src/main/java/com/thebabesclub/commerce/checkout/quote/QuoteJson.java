package com.thebabesclub.commerce.checkout.quote;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A {@link QuoteReply} on the wire, letter for letter as the framework writes it. */
final class QuoteJson {

    private static final JsonFactory JSON = new JsonFactory();

    private QuoteJson() {}

    static String of(QuoteReply reply) {
        StringWriter text = new StringWriter(2_048);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            write(reply, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes every character", e);
        }
        return text.toString();
    }

    private static void write(QuoteReply reply, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("quoteSignature", reply.quoteSignature());
        out.writeStringField("cartToken", reply.cartToken());
        out.writeStringField("issuedAt", reply.issuedAt());
        out.writeStringField("expiresAt", reply.expiresAt());
        out.writeStringField("currency", reply.currency());
        out.writeNumberField("subtotal", reply.subtotal());
        out.writeNumberField("discount", reply.discount());
        out.writeNumberField("total", reply.total());
        out.writeArrayFieldStart("items");
        for (QuoteReply.Line line : reply.items()) {
            write(line, out);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("appliedBundles");
        for (QuoteReply.Bundle bundle : reply.appliedBundles()) {
            write(bundle, out);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("nextTierHints");
        for (QuoteReply.Hint hint : reply.nextTierHints()) {
            write(hint, out);
        }
        out.writeEndArray();
        out.writeStringField("priceVersion", reply.priceVersion());
        out.writeEndObject();
    }

    private static void write(QuoteReply.Line line, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("sku", line.sku());
        writeIfAny("variantId", line.variantId(), out);
        out.writeStringField("name", line.name());
        out.writeStringField("collectionId", line.collectionId());
        out.writeNumberField("quantity", line.quantity());
        out.writeNumberField("unitAmount", line.unitAmount());
        out.writeNumberField("subtotal", line.subtotal());
        out.writeNumberField("discount", line.discount());
        out.writeNumberField("total", line.total());
        out.writeEndObject();
    }

    private static void write(QuoteReply.Bundle bundle, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", bundle.id());
        out.writeStringField("name", bundle.name());
        out.writeNumberField("times", bundle.times());
        out.writeNumberField("saves", bundle.saves());
        out.writeEndObject();
    }

    private static void write(QuoteReply.Hint hint, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("bundleId", hint.bundleId());
        out.writeArrayFieldStart("add");
        for (QuoteReply.Addition addition : hint.add()) {
            out.writeStartObject();
            writeIfAny("sku", addition.sku(), out);
            writeIfAny("collectionId", addition.collectionId(), out);
            out.writeNumberField("quantity", addition.quantity());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeNumberField("saves", hint.saves());
        out.writeStringField("message", hint.message());
        out.writeEndObject();
    }

    private static void writeIfAny(String name, @Nullable String value, JsonGenerator out)
            throws IOException {
        if (value != null) {
            out.writeStringField(name, value);
        }
    }
}
