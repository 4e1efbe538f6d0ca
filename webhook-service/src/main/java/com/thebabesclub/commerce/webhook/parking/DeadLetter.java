package com.thebabesclub.commerce.webhook.parking;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.thebabesclub.commerce.ledger.UnfinishedEvent;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * The message about a parked event: what a person needs to find and replay it, and nothing of the
 * payload, which is personal and can be had from Stripe by the event's id.
 */
final class DeadLetter {

    private static final JsonFactory JSON = new JsonFactory();

    private DeadLetter() {}

    static String of(UnfinishedEvent event) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("eventId", event.eventId());
            out.writeStringField("type", event.type());
            if (event.objectId().isPresent()) {
                out.writeStringField("objectId", event.objectId().get());
            }
            out.writeStringField("created", event.created().toString());
            out.writeNumberField("attempts", event.attempts());
            out.writeStringField("firstSeen", event.firstSeen().toString());
            out.writeStringField("lastTried", event.lastTried().toString());
            out.writeStringField("errorKind", event.error().kind());
            out.writeStringField("errorType", event.error().type());
            out.writeStringField("error", event.error().sentence());
            out.writeStringField("digest", event.digest());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes every character", e);
        }
        return text.toString();
    }
}
