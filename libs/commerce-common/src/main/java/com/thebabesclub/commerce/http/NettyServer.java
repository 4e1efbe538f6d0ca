package com.thebabesclub.commerce.http;

import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;

import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;

import java.util.Map;

/** A service as a Netty server. */
public final class NettyServer {

    /** The exit code for a wrong setting; other failures to start are 1. */
    static final int WRONG_SETTING = 2;

    /**
     * What was accepted is answered before the end: the deadline of a request, and a little. For
     * servers alone, since any other context would make a server to stop it.
     */
    public static final Map<String, Object> GRACEFUL_SHUTDOWN =
            Map.of(
                    "micronaut.lifecycle.graceful-shutdown.enabled",
                    true,
                    "micronaut.lifecycle.graceful-shutdown.grace-period",
                    "10s");

    private NettyServer() {}

    /**
     * Starts the service that the class's package holds, or ends the process with a sentence that
     * says why not.
     */
    public static void run(Class<?> application, String... arguments) {
        EagerRouteInitializer.in(
                        EnvironmentVariables.of(System.getenv())
                                .configure(
                                        new Start()
                                                .mainClass(application)
                                                .args(arguments)
                                                .properties(GRACEFUL_SHUTDOWN)
                                                .banner(false)))
                .start();
    }

    private static final class Start extends Micronaut {

        @Override
        protected void handleStartupException(Environment environment, Throwable failure) {
            InvalidSettingException.in(failure)
                    .ifPresent(
                            problem -> {
                                System.err.println(problem.getMessage());
                                System.exit(WRONG_SETTING);
                            });
            super.handleStartupException(environment, failure);
        }
    }
}
