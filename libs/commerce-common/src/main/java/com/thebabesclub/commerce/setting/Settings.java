package com.thebabesclub.commerce.setting;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings that this process was given. A blank variable counts as not set. */
public final class Settings {

    private static final Set<String> TRUE = Set.of("true", "1", "yes", "on");
    private static final Set<String> FALSE = Set.of("false", "0", "no", "off");

    private final Map<String, String> variables;

    private Settings(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    public static Settings of(Map<String, String> variables) {
        return new Settings(variables);
    }

    /** The value or its default; a {@link SettingProblem} where there is neither. */
    public String text(Setting setting) {
        return find(setting).orElseThrow(() -> new SettingProblem(setting, "is not set"));
    }

    /** The value or its default, empty where there is neither or the default is the empty text. */
    public Optional<String> find(Setting setting) {
        return variable(setting.name()).or(setting::fallback).filter(value -> !value.isBlank());
    }

    /** The name of the SSM parameter that holds the secret, if one was given. */
    public Optional<String> parameter(Setting secret) {
        return variable(secret.parameterName());
    }

    public int number(Setting setting, int least, int most) {
        String value = text(setting);
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw (SettingProblem) problem(setting, value, least, most).initCause(e);
        }
        throw problem(setting, value, least, most);
    }

    public boolean flag(Setting setting) {
        String value = text(setting).toLowerCase(Locale.ROOT);
        if (TRUE.contains(value)) {
            return true;
        }
        if (FALSE.contains(value)) {
            return false;
        }
        throw new SettingProblem(setting, "is \"" + value + "\" and not true or false");
    }

    /** The parts between commas, without blanks; empty where nothing is set. */
    public List<String> list(Setting setting) {
        return find(setting).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** An absolute http or https address. */
    public URI address(Setting setting) {
        String value = text(setting);
        try {
            URI address = URI.create(value);
            if (address.getHost() != null
                    && Set.of("http", "https").contains(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw (SettingProblem) notAnAddress(setting, value).initCause(e);
        }
        throw notAnAddress(setting, value);
    }

    /** A variable that is no setting of ours, as it was given. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static SettingProblem problem(Setting setting, String value, int least, int most) {
        return new SettingProblem(
                setting,
                "is \"" + value + "\" and not a whole number from " + least + " to " + most);
    }

    private static SettingProblem notAnAddress(Setting setting, String value) {
        return new SettingProblem(setting, "is \"" + value + "\" and not an http or https address");
    }
}
