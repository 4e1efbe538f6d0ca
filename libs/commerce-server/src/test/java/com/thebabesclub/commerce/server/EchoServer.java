package com.thebabesclub.commerce.server;

import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.testing.TestClock;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** A server of the echo. */
public final class EchoServer implements AutoCloseable {

    private final ApplicationContext context;
    private final EmbeddedServer server;
    private final URI address;

    public EchoServer(Map<String, String> variables) {
        context =
                EnvironmentVariables.of(variables)
                        .configure(ApplicationContext.builder("test"))
                        .properties(Map.of("micronaut.server.port", -1))
                        .singletons(TestClock.atNoon())
                        .start();
        server = context.getBean(EmbeddedServer.class).start();
        address = server.getURI();
    }

    public RawConnection connection() throws IOException {
        return RawConnection.to(address);
    }

    public EchoController controller() {
        return context.getBean(EchoController.class);
    }

    /** As on SIGTERM. */
    public void stop() {
        server.stop();
    }

    @Override
    public void close() {
        context.close();
    }
}
