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
public final class InvalidSettingException extends RuntimeException {

    public InvalidSettingException(String variable, String problem, String meaning) {
        super(variable + " " + problem + ": it should be " + meaning + ".");
    }

    /**
     * Of a property of ours.
     *
     * @param component the name of the property in its record
     */
    public static InvalidSettingException of(
            Class<? extends Record> properties, String component, String problem) {
        SettingDescription settingDescription =
                Arrays.stream(properties.getRecordComponents())
                        .filter(candidate -> candidate.getName().equals(component))
                        .flatMap(
                                candidate ->
                                        Stream.ofNullable(
                                                candidate.getAnnotation(SettingDescription.class)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(component));
        String prefix = properties.getAnnotation(ConfigurationProperties.class).value();
        String name = (prefix + "-" + NameUtils.hyphenate(component)).replace('-', '_');
        return new InvalidSettingException(
                name.toUpperCase(Locale.ROOT), problem, settingDescription.value());
    }

    /** The wrong setting for which something could not be started, if that was the reason. */
    public static Optional<InvalidSettingException> in(Throwable failure) {
        return Stream.iterate(
                        Optional.of(failure),
                        Optional::isPresent,
                        cause -> cause.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .filter(InvalidSettingException.class::isInstance)
                .map(InvalidSettingException.class::cast)
                .findFirst();
    }
}
