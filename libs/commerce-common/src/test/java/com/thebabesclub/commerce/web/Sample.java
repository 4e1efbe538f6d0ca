package com.thebabesclub.commerce.web;

import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import io.micronaut.function.aws.proxy.MockLambdaContext;
import io.micronaut.runtime.server.EmbeddedServer;

import java.util.List;
import java.util.Map;

/** The sample service behind its three doors; it is always noon there. */
public final class Sample implements AutoCloseable {

    private static final TestClock CLOCK = TestClock.atNoon();

    private final ApplicationContext server;
    private final ApplicationContext function;
    private final List<Door> doors;

    public Sample(Map<String, String> settings, Object... beans) {
        server =
                ApplicationContext.builder("test")
                        .properties(Map.of("micronaut.server.port", -1))
                        .singletons(Settings.of(settings), CLOCK)
                        .singletons(beans)
                        .start();
        function =
                new LambdaApplicationContextBuilder()
                        .singletons(Settings.of(settings), CLOCK)
                        .singletons(beans)
                        .start();
        RestApiHandler rest = new RestApiHandler(function);
        HttpApiHandler http = new HttpApiHandler(function);
        doors =
                List.of(
                        Door.netty(server.getBean(EmbeddedServer.class).start().getURI()),
                        Door.restApi(
                                CLOCK, event -> rest.handleRequest(event, new MockLambdaContext())),
                        Door.httpApi(
                                CLOCK,
                                event -> http.handleRequest(event, new MockLambdaContext())));
    }

    public List<Door> doors() {
        return doors;
    }

    @Override
    public void close() {
        server.close();
        function.close();
    }
}
