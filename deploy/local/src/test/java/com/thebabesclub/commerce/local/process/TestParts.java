package com.thebabesclub.commerce.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parts made of this test's own classes. */
final class TestParts {

    private TestParts() {}

    static Part answering(int status, Path log) {
        int port = freePort();
        return new Part(
                "test part",
                java(SlowServer.class, String.valueOf(port), String.valueOf(status)),
                Map.of(),
                log,
                Optional.empty(),
                Probe.healthy(URI.create("http://127.0.0.1:" + port + "/health")),
                Duration.ofSeconds(5));
    }

    static List<String> java(Class<?> main, String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
