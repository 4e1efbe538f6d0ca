package com.thebabesclub.commerce.deploy.stage;

import java.util.Arrays;
import java.util.Locale;

/** How an instance of a function comes to life. */
public enum Start {
    /** Lambda's own java25, from nothing. */
    MANAGED,
    /** Lambda's own java25, from a snapshot of a primed process. */
    SNAPSTART,
    /** Our Java on Amazon Linux, with its AOT cache; x86_64 only. */
    OWN_RUNTIME;

    static Start of(String name) {
        return Arrays.stream(values())
                .filter(
                        start ->
                                start.name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-')
                                        .equals(name))
                .findFirst()
                .orElseThrow(() -> new StageProblem(StageSetting.START, "is \"" + name + "\""));
    }
}
