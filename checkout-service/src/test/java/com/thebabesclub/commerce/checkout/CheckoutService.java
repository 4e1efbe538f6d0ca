package com.thebabesclub.commerce.checkout;

import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.web.HttpApiHandler;
import com.thebabesclub.commerce.web.RestApiHandler;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import io.micronaut.function.aws.proxy.MockLambdaContext;
import io.micronaut.runtime.server.EmbeddedServer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The service on a table of its own, behind its doors. */
public final class CheckoutService implements AutoCloseable {

    public static final String SIGNING_SECRET = "k1:a-secret-that-only-tests-know";

    private final LocalTable table = LocalTable.create();
    private final TestClock clock = TestClock.atNoon();
    private final ApplicationContext server;
    private final ApplicationContext function;
    private final Door netty;
    private final Door rest;
    private final Door http;

    public CheckoutService(Map<String, String> settings) {
        server =
                ApplicationContext.builder("test")
                        .properties(Map.of("micronaut.server.port", -1))
                        .singletons(beans(settings))
                        .start();
        function = new LambdaApplicationContextBuilder().singletons(beans(settings)).start();
        RestApiHandler restHandler = new RestApiHandler(function);
        HttpApiHandler httpHandler = new HttpApiHandler(function);
        netty = Door.netty(server.getBean(EmbeddedServer.class).start().getURI());
        rest =
                Door.restApi(
                        clock, event -> restHandler.handleRequest(event, new UnhurriedContext()));
        http =
                Door.httpApi(
                        clock, event -> httpHandler.handleRequest(event, new UnhurriedContext()));
    }

    private Object[] beans(Map<String, String> settings) {
        Map<String, String> all =
                new HashMap<>(
                        Map.of(
                                "COMMERCE_TABLE",
                                table.name(),
                                "QUOTE_SIGNATURE_SECRET",
                                SIGNING_SECRET,
                                "STRIPE_SECRET",
                                "sk_test_1",
                                "JWT_SECRET",
                                "a-secret-for-tokens-of-at-least-32-bytes"));
        all.putAll(settings);
        return new Object[] {Settings.of(all), clock, new Random(1), table.tapped()};
    }

    public LocalTable table() {
        return table;
    }

    public TestClock clock() {
        return clock;
    }

    /** The server's socket. */
    public Door netty() {
        return netty;
    }

    /** The function behind a REST API, where a test chooses the caller's address. */
    public Door rest() {
        return rest;
    }

    public List<Door> doors() {
        return List.of(netty, rest, http);
    }

    /** An invocation that does not end soon. */
    private static final class UnhurriedContext extends MockLambdaContext {
        @Override
        public int getRemainingTimeInMillis() {
            return 30_000;
        }
    }

    @Override
    public void close() {
        server.close();
        function.close();
    }
}
