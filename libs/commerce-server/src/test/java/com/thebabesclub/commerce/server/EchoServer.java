package com.thebabesclub.commerce.server;

import com.thebabesclub.commerce.http.NettyServer;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.testing.TestClock;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** A server of the echo. */
public final class EchoServer implements AutoCloseable {

    private final ApplicationContext context;
    private final EmbeddedServer server;
    private final URI address;

    public EchoServer(Map<String, String> variables) {
        Map<String, Object> properties = new HashMap<>(NettyServer.GRACEFUL_SHUTDOWN);
        properties.put("micronaut.server.port", -1);
        context =
                EnvironmentVariables.of(variables)
                        .configure(ApplicationContext.builder("test"))
                        .properties(properties)
                        .singletons(TestClock.atNoon())
                        .start();
        server = context.getBean(EmbeddedServer.class).start();
        address = server.getURI();
    }

    public RawConnection connection() throws IOException {
        return RawConnection.to(address);
    }

    /** A connection from another address of this machine. */
    public RawConnection connectionFrom(String address) throws IOException {
        return RawConnection.to(this.address, address);
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
