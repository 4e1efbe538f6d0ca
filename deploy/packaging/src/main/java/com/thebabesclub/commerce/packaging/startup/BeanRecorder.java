package com.thebabesclub.commerce.packaging.startup;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanConfiguration;
import io.micronaut.inject.BeanDefinitionReference;

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

    /** The packages to do without, with commas in between. */
    static final String WITHOUT = "startup.beans.without";

    @Override
    public void configure(ApplicationContextBuilder builder) {
        String without = System.getProperty(WITHOUT, "");
        if (!without.isEmpty()) {
            for (String room : without.split(",", -1)) {
                builder.beanConfigurations(BeanConfiguration.disabled(room));
            }
        }
    }

    @Override
    public void configure(ApplicationContext context) {
        Set<String> needed = new ConcurrentSkipListSet<>();
        context.registerBeanDefinition(
                RuntimeBeanDefinition.builder(Listener.class, () -> new Listener(needed))
                        .typeArguments(BeanCreatedEventListener.class, Argument.of(Object.class))
                        .singleton(true)
                        .build());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> write(context, needed)));
    }

    private static void write(ApplicationContext context, Set<String> needed) {
        for (BeanDefinitionReference<?> reference : context.getBeanDefinitionReferences()) {
            if (BeanKinds.isAskedForLater(reference)) {
                needed.add(reference.getClass().getName());
            }
        }
        try {
            Files.write(Path.of(System.getProperty(FILE)), needed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Listener(Set<String> made) implements BeanCreatedEventListener<Object> {

        @Override
        public Object onCreated(BeanCreatedEvent<Object> event) {
            made.add(event.getBeanDefinition().getClass().getName());
            return event.getBean();
        }
    }
}
