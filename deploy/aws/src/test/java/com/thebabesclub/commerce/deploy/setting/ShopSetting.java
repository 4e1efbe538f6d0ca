package com.thebabesclub.commerce.deploy.setting;

import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.ConfigurationReader;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A setting of the shop, as the services declare it.
 *
 * @param properties the record that it is a component of
 * @param fallback empty where there is none
 */
public record ShopSetting(
        String variable,
        Class<?> properties,
        Argument<?> component,
        Optional<String> fallback,
        String meaning,
        boolean required) {

    /** Those of all services, without secrets. */
    public static List<ShopSetting> all() {
        try (ApplicationContext context =
                EnvironmentVariables.of(Map.of())
                        .configure(ApplicationContext.builder())
                        .deduceEnvironment(false)
                        .banner(false)
                        .start()) {
            return context
                    .getBeanDefinitions(Qualifiers.byStereotype(ConfigurationReader.class))
                    .stream()
                    .filter(bean -> bean.getBeanType().getName().startsWith("com.thebabesclub."))
                    .flatMap(ShopSetting::of)
                    .toList();
        }
    }

    private static Stream<ShopSetting> of(BeanDefinition<?> properties) {
        Class<?> type = properties.getBeanType();
        String prefix = type.getAnnotation(ConfigurationProperties.class).value();
        return Arrays.stream(properties.getConstructor().getArguments())
                .map(
                        component -> {
                            AnnotationMetadata metadata = component.getAnnotationMetadata();
                            return new ShopSetting(
                                    variable(prefix, component.getName()),
                                    type,
                                    component,
                                    metadata.stringValue(Bindable.class, "defaultValue"),
                                    metadata.stringValue(SettingDescription.class).orElseThrow(),
                                    metadata.isTrue(SettingDescription.class, "required"));
                        });
    }

    private static String variable(String prefix, String component) {
        return (prefix + "_" + NameUtils.hyphenate(component).replace('-', '_'))
                .toUpperCase(Locale.ROOT);
    }

    /** What it is with these variables. */
    Object value(Map<String, String> variables) throws ReflectiveOperationException {
        Object read = EnvironmentVariables.of(variables).read(properties);
        Method accessor = properties.getDeclaredMethod(component.getName());
        accessor.setAccessible(true);
        return Objects.requireNonNull(accessor.invoke(read));
    }

    int bound(Class<? extends Annotation> constraint) {
        return component
                .getAnnotationMetadata()
                .getAnnotationValuesByType(constraint)
                .getFirst()
                .intValue()
                .orElseThrow();
    }

    /** The range of a number, as a sentence has it. */
    String range() {
        return bound(Min.class) + " to " + bound(Max.class);
    }

    @Override
    public String toString() {
        return variable;
    }
}
