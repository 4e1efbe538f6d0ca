package com.thebabesclub.commerce.runtime.setting;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.env.PropertySource;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The environment variables that this process was given, and the properties that become of them:
 * {@code QUOTE_TTL_MINUTES} is {@code quote.ttl-minutes}. A blank variable counts as not set.
 *
 * <p>Only the shop's own variables and those that begin with {@code MICRONAUT_} become properties.
 * A secret never does: whoever lists the environment would show it.
 */
public final class EnvironmentVariables {

    private static final String OF_THE_FRAMEWORK = "MICRONAUT_";

    /** What the names of the shop's variables begin with. */
    private static final Set<String> PREFIXES =
            Set.of(
                    "CATALOG",
                    "CHECKOUT",
                    "COMMERCE",
                    "CORS",
                    "EVENT",
                    "JWT",
                    "MAIL",
                    "ORDER",
                    "POSTMARK",
                    "QUOTE",
                    "RESERVATION",
                    "RESERVATIONS",
                    "SERVER",
                    "SESSION",
                    "SETTLE",
                    "SHOP",
                    "STRIPE",
                    "SYNC",
                    "TRUST",
                    "TRUSTED",
                    "UNPROVEN",
                    "WEBHOOK");

    /** Variables of others that a setting of ours reads. */
    private static final Set<String> OF_OTHERS = Set.of("OTEL_TRACES_EXPORTER");

    /** With one of these words a variable is a secret, or says where one is. */
    private static final Set<String> OF_SECRETS =
            Set.of("SECRET", "SECRETS", "TOKEN", "KEY", "PASSWORD", "PARAMETER");

    private final Map<String, String> given;

    private EnvironmentVariables(Map<String, String> given) {
        this.given = given;
    }

    public static EnvironmentVariables of(Map<String, String> variables) {
        return new EnvironmentVariables(
                variables.entrySet().stream()
                        .filter(variable -> !variable.getValue().isBlank())
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, e -> e.getValue().strip())));
    }

    /** A variable, whatever it is for. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(given.get(name));
    }

    /** Gives them to a context that is about to be built, in place of the process's own. */
    public ApplicationContextBuilder configure(ApplicationContextBuilder builder) {
        return builder.environmentPropertySource(false)
                .propertySources(ofTheShop(), ofTheFramework())
                .singletons(this);
    }

    /**
     * One bean that is made of settings alone, for what is no service. Blocks.
     *
     * @throws InvalidSettingException where a setting is wrong
     */
    public <T> T read(Class<T> type) {
        try (ApplicationContext context =
                configure(ApplicationContext.builder())
                        .deduceEnvironment(false)
                        .deduceCloudEnvironment(false)
                        .banner(false)
                        .start()) {
            return context.getBean(type);
        } catch (RuntimeException failure) {
            throw InvalidSettingException.in(failure)
                    .map(RuntimeException.class::cast)
                    .orElse(failure);
        }
    }

    /** The property that a variable sets; empty where it is none of the shop's, or a secret. */
    static Optional<String> property(String variable) {
        String[] words = variable.split("_", 2);
        boolean secret = Arrays.stream(variable.split("_", -1)).anyMatch(OF_SECRETS::contains);
        return words.length == 2 && isRead(variable, words[0]) && !secret
                ? Optional.of(
                        (words[0] + "." + words[1].replace('_', '-')).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static boolean isRead(String variable, String prefix) {
        return PREFIXES.contains(prefix) || OF_OTHERS.contains(variable);
    }

    private PropertySource ofTheShop() {
        Map<String, Object> properties = new HashMap<>();
        given.forEach(
                (name, text) ->
                        property(name)
                                .ifPresent(
                                        property ->
                                                properties.put(
                                                        property,
                                                        new EnvironmentVariableValue(name, text))));
        return new MapPropertySource("shop", properties) {
            @Override
            public int getOrder() {
                return EnvironmentPropertySource.POSITION;
            }
        };
    }

    private PropertySource ofTheFramework() {
        Map<String, String> properties = new HashMap<>(given);
        properties.keySet().removeIf(name -> !name.startsWith(OF_THE_FRAMEWORK));
        return new MapPropertySource(EnvironmentPropertySource.NAME, properties) {
            @Override
            public int getOrder() {
                return EnvironmentPropertySource.POSITION;
            }

            @Override
            public PropertyConvention getConvention() {
                return PropertyConvention.ENVIRONMENT_VARIABLE;
            }
        };
    }

    /**
     * The value of a variable. It is no text to the framework, which would take a {@code ${…}} in
     * it for a placeholder.
     */
    record EnvironmentVariableValue(String variable, String text) {}
}
