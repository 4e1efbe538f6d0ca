package com.thebabesclub.commerce.packaging.startup;

import io.micronaut.inject.BeanDefinitionReference;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Kinds of the framework's beans. */
final class BeanKinds {

    /**
     * What is asked for only when something comes up: an error, a rare argument, another content
     * type, a token of another sort, an exporter of traces. A rehearsal does not meet all of them.
     */
    private static final List<String> ASKED_FOR_LATER =
            List.of(
                    "io.micronaut.context.event.BeanCreatedEventListener",
                    "io.micronaut.context.event.BeanInitializedEventListener",
                    "io.micronaut.inject.provider.AbstractProviderDefinition",
                    "io.micronaut.core.bind.ArgumentBinder",
                    "io.micronaut.core.convert.TypeConverter",
                    "io.micronaut.core.convert.TypeConverterRegistrar",
                    "io.micronaut.http.body.MessageBodyReader",
                    "io.micronaut.http.body.MessageBodyWriter",
                    "io.micronaut.http.server.exceptions.ExceptionHandler",
                    "io.micronaut.http.server.exceptions.response.ErrorResponseProcessor",
                    "io.micronaut.security.token.jwt.signature.SignatureConfiguration",
                    "io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator",
                    "io.micronaut.serde.Deserializer",
                    "io.micronaut.serde.Serializer",
                    "io.micronaut.tracing.opentelemetry.DefaultOpenTelemetryFactory",
                    "io.opentelemetry.api.OpenTelemetry",
                    "jakarta.validation.ConstraintValidator");

    private BeanKinds() {}

    static boolean isAskedForLater(BeanDefinitionReference<?> reference) {
        Set<String> kinds =
                Stream.of(reference.getClass(), reference.getBeanType())
                        .flatMap(BeanKinds::all)
                        .map(Class::getName)
                        .collect(Collectors.toSet());
        return ASKED_FOR_LATER.stream().anyMatch(kinds::contains);
    }

    /** The class with all that it extends and implements. */
    private static Stream<Class<?>> all(Class<?> type) {
        Stream<Class<?>> above = Stream.of(type.getInterfaces());
        if (type.getSuperclass() != null) {
            above = Stream.concat(above, Stream.of(type.getSuperclass()));
        }
        return Stream.concat(Stream.of(type), above.flatMap(BeanKinds::all));
    }
}
