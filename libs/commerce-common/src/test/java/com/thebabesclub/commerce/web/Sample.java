package com.thebabesclub.commerce.web;

import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.testing.Door;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import io.micronaut.function.aws.proxy.MockLambdaContext;
import io.micronaut.runtime.server.EmbeddedServer;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The sample service behind its three doors. */
final class Sample implements AutoCloseable {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    private final ApplicationContext server;
    private final ApplicationContext function;
    private final List<Door> doors;

    Sample(Map<String, String> settings) {
        server =
                ApplicationContext.builder("test")
                        .properties(Map.of("micronaut.server.port", -1))
                        .singletons(Settings.of(settings), CLOCK)
                        .start();
        function =
                new LambdaApplicationContextBuilder()
                        .singletons(Settings.of(settings), CLOCK)
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

    List<Door> doors() {
        return doors;
    }

    @Override
    public void close() {
        server.close();
        function.close();
    }
}
