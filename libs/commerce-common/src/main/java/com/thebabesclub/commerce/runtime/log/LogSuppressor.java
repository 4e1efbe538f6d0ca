package com.thebabesclub.commerce.runtime.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/** A time during which nothing is logged. */
public final class LogSuppressor implements AutoCloseable {

    private final LoggerContext logs;
    private final TurboFilter filter;

    private LogSuppressor(LoggerContext logs, TurboFilter filter) {
        this.logs = logs;
        this.filter = filter;
    }

    /** Begins it; its end is {@link #close}. */
    public static LogSuppressor begin() {
        LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
        TurboFilter denying = new Denying();
        denying.start();
        logs.addTurboFilter(denying);
        return new LogSuppressor(logs, denying);
    }

    @Override
    public void close() {
        logs.getTurboFilterList().remove(filter);
    }

    private static final class Denying extends TurboFilter {

        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                Logger logger,
                Level level,
                @Nullable String format,
                Object @Nullable [] parameters,
                @Nullable Throwable failure) {
            return FilterReply.DENY;
        }
    }
}
