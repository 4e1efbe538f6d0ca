package com.thebabesclub.commerce.runtime.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

import org.slf4j.LoggerFactory;

/**
 * Logback set up in code, for every module that has this library: without it everything down to
 * DEBUG would be printed, and a configuration in XML costs a parser at each cold start.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class JsonLogConfigurator extends ContextAwareBase implements Configurator {

    /** For a process at whose terminal somebody reads sentences instead. */
    public static void onlyErrors() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
    }

    @Override
    public ExecutionStatus configure(LoggerContext logs) {
        JsonLogEncoder line = new JsonLogEncoder();
        line.setContext(logs);
        line.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(logs);
        console.setName("console");
        console.setEncoder(line);
        console.start();
        Logger root = logs.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(console);
        logs.getLogger("io.micronaut.context.env.DefaultEnvironment").setLevel(Level.WARN);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
