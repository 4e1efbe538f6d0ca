package com.thebabesclub.commerce.runtime.setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.naming.NameUtils;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A setting that the shop cannot start with. The message is one sentence that names the variable
 * and what it should be.
 */
public final class SettingProblem extends RuntimeException {

    public SettingProblem(String variable, String problem, String meaning) {
        super(variable + " " + problem + ": it should be " + meaning + ".");
    }

    /**
     * Of a property of ours.
     *
     * @param component the name of the property in its record
     */
    public static SettingProblem of(
            Class<? extends Record> properties, String component, String problem) {
        Variable variable =
                Arrays.stream(properties.getRecordComponents())
                        .filter(candidate -> candidate.getName().equals(component))
                        .flatMap(
                                candidate ->
                                        Stream.ofNullable(candidate.getAnnotation(Variable.class)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(component));
        String prefix = properties.getAnnotation(ConfigurationProperties.class).value();
        String name = (prefix + "-" + NameUtils.hyphenate(component)).replace('-', '_');
        return new SettingProblem(name.toUpperCase(Locale.ROOT), problem, variable.value());
    }

    /** The wrong setting for which something could not be started, if that was the reason. */
    public static Optional<SettingProblem> in(Throwable failure) {
        return Stream.iterate(
                        Optional.of(failure),
                        Optional::isPresent,
                        cause -> cause.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .filter(SettingProblem.class::isInstance)
                .map(SettingProblem.class::cast)
                .findFirst();
    }
}
