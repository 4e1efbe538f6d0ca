package com.thebabesclub.commerce.runtime.setting;

import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables.EnvironmentVariableValue;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes properties of variables. A wrong one is a {@link InvalidSettingException} here, since the
 * framework would take the default of a property that it cannot convert, and any word for false.
 */
@Singleton
final class EnvironmentVariableConverter
        implements TypeConverter<EnvironmentVariableValue, Object> {

    private static final Set<String> TRUE = Set.of("true", "1", "yes", "on");
    private static final Set<String> FALSE = Set.of("false", "0", "no", "off");

    @Override
    public Optional<Object> convert(
            EnvironmentVariableValue value, Class<Object> type, ConversionContext context) {
        return Optional.of(converted(value, type, context.getAnnotationMetadata()));
    }

    private static Object converted(
            EnvironmentVariableValue value, Class<?> type, AnnotationMetadata metadata) {
        if (type.isEnum()) {
            return constant(value, type, metadata);
        }
        return switch (type.getName()) {
            case "java.lang.String" -> value.text();
            case "java.lang.Integer" -> number(value, metadata);
            case "java.lang.Boolean" -> flag(value, metadata);
            case "java.util.List" -> CommaSeparatedListParser.of(value.text());
            case "java.net.URI" ->
                    HttpUrlParser.of(value.text())
                            .orElseThrow(
                                    () -> problem(value, metadata, "not " + HttpUrlParser.MEANING));
            default -> throw new IllegalArgumentException("no setting is a " + type.getName());
        };
    }

    private static int number(EnvironmentVariableValue value, AnnotationMetadata metadata) {
        int least = bound(metadata, Min.class).orElse(Integer.MIN_VALUE);
        int most = bound(metadata, Max.class).orElse(Integer.MAX_VALUE);
        String expected = "not a whole number from " + least + " to " + most;
        try {
            int number = Integer.parseInt(value.text());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw (InvalidSettingException) problem(value, metadata, expected).initCause(e);
        }
        throw problem(value, metadata, expected);
    }

    private static Optional<Integer> bound(
            AnnotationMetadata metadata, Class<? extends Annotation> constraint) {
        return metadata.getAnnotationValuesByType(constraint).stream()
                .flatMap(bound -> bound.intValue().stream().boxed())
                .findFirst();
    }

    private static boolean flag(EnvironmentVariableValue value, AnnotationMetadata metadata) {
        String word = value.text().toLowerCase(Locale.ROOT);
        if (!TRUE.contains(word) && !FALSE.contains(word)) {
            throw problem(value, metadata, "not true or false");
        }
        return TRUE.contains(word);
    }

    private static Object constant(
            EnvironmentVariableValue value, Class<?> type, AnnotationMetadata metadata) {
        List<Object> constants = List.of(type.getEnumConstants());
        return constants.stream()
                .filter(constant -> word(constant).equalsIgnoreCase(value.text()))
                .findFirst()
                .orElseThrow(() -> problem(value, metadata, "not " + words(constants)));
    }

    private static String words(List<Object> constants) {
        String all =
                constants.stream()
                        .map(EnvironmentVariableConverter::word)
                        .collect(Collectors.joining(", "));
        return all.replaceFirst(", ([^,]+)$", " or $1");
    }

    private static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    private static InvalidSettingException problem(
            EnvironmentVariableValue value, AnnotationMetadata metadata, String expected) {
        return new InvalidSettingException(
                value.variable(),
                "is \"" + value.text() + "\" and " + expected,
                metadata.stringValue(SettingDescription.class).orElse(expected));
    }
}
