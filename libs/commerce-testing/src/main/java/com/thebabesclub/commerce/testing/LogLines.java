package com.thebabesclub.commerce.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;

import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The lines of the log from now on, each as it goes out of the process. */
public final class LogLines implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> copy;

    private LogLines() {
        ConsoleAppender<ILoggingEvent> console =
                (ConsoleAppender<ILoggingEvent>) root.getAppender("console");
        copy =
                new AppenderBase<>() {
                    @Override
                    protected void append(ILoggingEvent event) {
                        byte[] line = console.getEncoder().encode(event);
                        lines.add(new String(line, StandardCharsets.UTF_8).strip());
                    }
                };
        copy.setContext(root.getLoggerContext());
        copy.start();
        root.addAppender(copy);
    }

    public static LogLines captured() {
        return new LogLines();
    }

    public List<String> all() {
        return List.copyOf(lines);
    }

    /** Those that have this text, as a filter pattern or a query of CloudWatch finds them. */
    public List<String> with(String text) {
        return lines.stream().filter(line -> line.contains(text)).toList();
    }

    @Override
    public void close() {
        root.detachAppender(copy);
        copy.stop();
    }
}
