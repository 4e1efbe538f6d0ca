package com.thebabesclub.commerce.web;

import io.micronaut.core.io.service.SoftServiceLoader;
import io.micronaut.core.optim.StaticOptimizations;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Gives Micronaut the list of its beans and services that was written where the function was
 * packaged; without it, every jar is opened and searched at each cold start.
 */
final class KnownServices {

    /** At the root of the class path: one line for each service, its name and its classes. */
    static final String LIST = "micronaut-services.txt";

    private KnownServices() {}

    /** Tells Micronaut of the list, if there is one, before anything has asked for a service. */
    static void install() {
        try (@Nullable InputStream list = ClassLoader.getSystemResourceAsStream(LIST)) {
            if (list != null) {
                String text = new String(list.readAllBytes(), StandardCharsets.UTF_8);
                StaticOptimizations.set(new SoftServiceLoader.Optimizations(read(text)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(LIST, e);
        }
    }

    static Map<String, SoftServiceLoader.StaticServiceLoader<?>> read(String list) {
        Map<String, SoftServiceLoader.StaticServiceLoader<?>> services = new HashMap<>();
        list.lines()
                .map(line -> Arrays.asList(line.split(" ", -1)))
                .forEach(
                        words ->
                                services.put(
                                        words.getFirst(),
                                        new Known(words.subList(1, words.size()))));
        return services;
    }

    /** As Micronaut has it, a class is left out that cannot be loaded here. */
    private record Known(List<String> names)
            implements SoftServiceLoader.StaticServiceLoader<Object> {

        @Override
        public Stream<SoftServiceLoader.StaticDefinition<Object>> findAll(
                Predicate<String> wanted) {
            return names.stream()
                    .filter(wanted)
                    .flatMap(name -> create(name).stream())
                    .map(
                            service ->
                                    SoftServiceLoader.StaticDefinition.of(
                                            service.getClass().getName(), () -> service));
        }

        private static Optional<Object> create(String name) {
            try {
                return Optional.of(Class.forName(name).getDeclaredConstructor().newInstance());
            } catch (ClassNotFoundException
                    | NoClassDefFoundError
                    | NoSuchMethodException
                    | IllegalAccessException absent) {
                return Optional.empty();
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof NoClassDefFoundError) {
                    return Optional.empty();
                }
                throw new IllegalStateException(name + " cannot be made", e);
            } catch (InstantiationException e) {
                throw new IllegalStateException(name + " cannot be made", e);
            }
        }
    }
}
