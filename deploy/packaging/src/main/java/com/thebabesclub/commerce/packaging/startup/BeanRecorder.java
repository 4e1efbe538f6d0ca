package com.thebabesclub.commerce.packaging.startup;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.BeanDefinitionReference;
import io.micronaut.inject.DelegatingBeanDefinition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Goes with a function that is not shipped, and writes down which of the framework's beans it
 * needs: those that it has made, and those of kinds that are asked for only when something comes
 * up.
 */
public final class BeanRecorder implements ApplicationContextConfigurer {

    /** The file to write at the end. */
    static final String FILE = "startup.beans.file";

    @Override
    public void configure(ApplicationContext context) {
        Listener listener = new Listener(context, new ConcurrentSkipListSet<>());
        context.registerBeanDefinition(
                RuntimeBeanDefinition.builder(Listener.class, () -> listener)
                        .typeArguments(BeanCreatedEventListener.class, Argument.of(Object.class))
                        .singleton(true)
                        .build());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> write(listener.needed())));
    }

    private static void write(Set<String> needed) {
        try {
            Files.write(Path.of(System.getProperty(FILE)), needed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Listener(ApplicationContext context, Set<String> needed)
            implements BeanCreatedEventListener<Object> {

        @Override
        public Object onCreated(BeanCreatedEvent<Object> event) {
            if (needed.isEmpty()) {
                // Not at the end, when the context is closed at the same time.
                for (BeanDefinitionReference<?> each : context.getBeanDefinitionReferences()) {
                    if (BeanKinds.isAskedForLater(each)) {
                        needed.add(each.getClass().getName());
                    }
                }
            }
            needed.add(written(event.getBeanDefinition()).getClass().getName());
            return event.getBean();
        }

        /** Of a bean that is made once for each name, what it is made by. */
        private static BeanDefinition<?> written(BeanDefinition<?> definition) {
            return definition instanceof DelegatingBeanDefinition<?> named
                    ? written(named.getTarget())
                    : definition;
        }
    }
}
