package com.thebabesclub.commerce.cutover;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanResolutionContext;
import io.micronaut.inject.BeanConfiguration;
import io.micronaut.inject.BeanDefinitionReference;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The rehearsal has all services on one class path, which are apart everywhere else: each context
 * has the beans of one of them, or of the programs for people.
 */
public final class OneServiceConfigurer implements ApplicationContextConfigurer {

    private static final String ROOT = "com.thebabesclub.commerce.";
    private static final List<String> SERVICES = List.of("checkout", "webhook", "dashboard");
    private static final List<String> PROGRAMS = List.of("sync", "operator", "cutover");

    private static final ThreadLocal<Optional<String>> CHOSEN =
            ThreadLocal.withInitial(Optional::empty);

    /** What is made with builders of contexts that have the beans of this service. */
    static <T> T of(String service, Supplier<T> work) {
        CHOSEN.set(Optional.of(service));
        try {
            return work.get();
        } finally {
            CHOSEN.remove();
        }
    }

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.beanConfigurations(
                others(CHOSEN.get())
                        .map(room -> new Absent(BeanConfiguration.disabled(ROOT + room)))
                        .toArray(BeanConfiguration[]::new));
    }

    private static Stream<String> others(Optional<String> chosen) {
        return chosen.map(
                        service ->
                                Stream.concat(SERVICES.stream(), PROGRAMS.stream())
                                        .filter(other -> !other.equals(service)))
                .orElseGet(SERVICES::stream);
    }

    /**
     * The beans that a room defines, whatever their type: a factory's are of types of the library.
     */
    private record Absent(BeanConfiguration room) implements BeanConfiguration {

        @Override
        @SuppressWarnings("rawtypes") // As the interface has it.
        public boolean isWithin(BeanDefinitionReference reference) {
            return reference.getBeanDefinitionName().startsWith(room.getName() + ".");
        }

        @Override
        public boolean isEnabled(BeanContext context, @Nullable BeanResolutionContext resolution) {
            return false;
        }

        @Override
        public Package getPackage() {
            return room.getPackage();
        }

        @Override
        public String getName() {
            return room.getName();
        }

        @Override
        public @Nullable String getVersion() {
            return room.getVersion();
        }
    }
}
