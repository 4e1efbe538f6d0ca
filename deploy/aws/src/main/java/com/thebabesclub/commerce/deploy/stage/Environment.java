package com.thebabesclub.commerce.deploy.stage;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The environments that the shop is deployed to. Each has a file of settings. */
public enum Environment {
    DEV,
    STAGING,
    PROD;

    /**
     * The environment of this name.
     *
     * @throws StageProblem where there is none
     */
    public static Environment of(String name) {
        return Arrays.stream(values())
                .filter(environment -> environment.label().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new StageProblem(
                                        "There is no environment \"" + name + "\": say " + all()));
    }

    /** {@code dev}, {@code staging} or {@code prod}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True where customers pay with money. */
    public boolean isLive() {
        return this == PROD;
    }

    static String all() {
        return Arrays.stream(values()).map(Environment::label).collect(Collectors.joining(", "));
    }
}
