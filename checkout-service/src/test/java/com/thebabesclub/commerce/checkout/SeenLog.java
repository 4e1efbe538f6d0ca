package com.thebabesclub.commerce.checkout;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Objects;

/** The lines that are logged while it is open, with their fields. */
public final class SeenLog implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> seen = new ListAppender<>();

    public SeenLog() {
        seen.start();
        root.addAppender(seen);
    }

    /** Those with this message, each as {@code LEVEL message field="value" …}. */
    public List<String> lines(String message) {
        return lines().stream().filter(line -> line.contains(" " + message)).toList();
    }

    public List<String> lines() {
        return List.copyOf(seen.list).stream()
                .map(
                        event ->
                                event.getLevel()
                                        + " "
                                        + event.getFormattedMessage()
                                        + " "
                                        + Objects.requireNonNullElse(
                                                event.getKeyValuePairs(), List.of()))
                .toList();
    }

    @Override
    public void close() {
        root.detachAppender(seen);
        seen.stop();
    }
}
