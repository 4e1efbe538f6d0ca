package com.thebabesclub.commerce.runtime.log;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A log event as one JSON object on one line, its fields flat, so that CloudWatch can query them by
 * name.
 *
 * <p>It writes with Jackson's generator and not with the mapper of the services: the first lines
 * are written before there is an application context, and the last ones after it, and a mapper
 * without one would start a context of its own.
 */
final class JsonLogEncoder extends EncoderBase<ILoggingEvent> {

    private static final byte[] NOTHING = {};

    /** With buffers that outlive the thread: lines are written by virtual threads, too. */
    private final JsonFactory json =
            JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                    .build();

    private final ThrowableProxyConverter stack = new ThrowableProxyConverter();

    @Override
    public void start() {
        stack.setOptionList(List.of("30"));
        stack.start();
        super.start();
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        try (JsonGenerator out = json.createGenerator(line)) {
            write(event, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line.write('\n');
        return line.toByteArray();
    }

    private void write(ILoggingEvent event, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("timestamp", event.getInstant().toString());
        out.writeStringField("level", event.getLevel().toString());
        out.writeStringField("logger", event.getLoggerName());
        out.writeStringField(
                "message", Redaction.clean(Objects.toString(event.getFormattedMessage(), "")));
        writeFields(event.getKeyValuePairs(), out);
        if (event.getThrowableProxy() != null) {
            out.writeStringField("exception", Redaction.clean(stack.convert(event)));
        }
        out.writeEndObject();
    }

    private static void writeFields(@Nullable List<KeyValuePair> pairs, JsonGenerator out)
            throws IOException {
        if (pairs == null) {
            return;
        }
        Set<String> written =
                new HashSet<>(Set.of("timestamp", "level", "logger", "message", "exception"));
        for (KeyValuePair pair : pairs) {
            if (written.add(pair.key)) {
                writeField(pair.key, pair.value, out);
            }
        }
    }

    private static void writeField(String name, @Nullable Object value, JsonGenerator out)
            throws IOException {
        switch (value) {
            case null -> out.writeNullField(name);
            case Integer number -> out.writeNumberField(name, number);
            case Long number -> out.writeNumberField(name, number);
            case Boolean flag -> out.writeBooleanField(name, flag);
            default -> out.writeStringField(name, Redaction.clean(value.toString()));
        }
    }
}
