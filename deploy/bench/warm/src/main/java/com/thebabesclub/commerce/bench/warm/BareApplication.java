package com.thebabesclub.commerce.bench.warm;

import io.micronaut.runtime.Micronaut;

/** Micronaut on Netty with the bare endpoint, and nothing of ours. */
public final class BareApplication {

    private BareApplication() {}

    public static void main(String[] arguments) {
        Micronaut.build(arguments).mainClass(BareApplication.class).banner(false).start();
    }
}
