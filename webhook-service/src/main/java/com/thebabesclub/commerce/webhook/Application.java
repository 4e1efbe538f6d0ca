package com.thebabesclub.commerce.webhook;

import io.micronaut.runtime.Micronaut;

/** The service as a Netty server. */
public final class Application {

    private Application() {}

    public static void main(String[] arguments) {
        Micronaut.run(Application.class, arguments);
    }
}
