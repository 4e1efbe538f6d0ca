package com.thebabesclub.commerce.contract;

import com.thebabesclub.commerce.testing.Await;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.platform.commons.util.ExceptionUtils;

import reactor.blockhound.BlockHound;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A service as a server of its own. */
final class Server {

    static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Server() {}

    /** Starts the service's jar and waits until it is ready. */
    static URI start(String service, Map<String, String> variables) {
        try {
            int port = freePort();
            Files.createDirectories(Packages.WORK);
            ProcessBuilder builder =
                    new ProcessBuilder(command(Packages.serverJar(service)))
                            .redirectErrorStream(true)
                            .redirectOutput(log(service).toFile());
            builder.environment().clear();
            builder.environment().putAll(variables);
            builder.environment().put("MICRONAUT_SERVER_PORT", Integer.toString(port));
            builder.environment().put("MICRONAUT_SERVER_HOST", "127.0.0.1");
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            URI server = URI.create("http://127.0.0.1:" + port);
            awaitHealthy(process, server);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server has printed. */
    static Path log(String service) {
        return Packages.WORK.resolve(service + "-server.log");
    }

    /** With BlockHound in it, which asks the {@link Watch} what to do. */
    private static List<String> command(Path jar) throws IOException {
        return List.of(
                JAVA.toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-XX:+AllowRedefinitionToAddDeleteMethods",
                "-XX:+EnableDynamicAgentLoading",
                "-Djdk.attach.allowAttachSelf=true",
                "-D" + Watch.PROPERTY + "=true",
                "-cp",
                Stream.of(
                                jar.toString(),
                                home(Await.class),
                                home(Watch.class),
                                home(BlockHound.class),
                                home(AfterEachCallback.class),
                                home(ExceptionUtils.class))
                        .distinct()
                        .collect(Collectors.joining(File.pathSeparator)),
                Watch.class.getName(),
                mainClass(jar));
    }

    private static String mainClass(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        }
    }

    private static String home(Class<?> type) {
        return Path.of(
                        URI.create(
                                Objects.requireNonNull(type.getProtectionDomain().getCodeSource())
                                        .getLocation()
                                        .toString()))
                .toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitHealthy(Process process, URI server) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                HttpURLConnection health =
                        (HttpURLConnection) server.resolve("/health").toURL().openConnection();
                if (health.getResponseCode() == 200) {
                    return;
                }
            } catch (java.net.ConnectException e) {
                Thread.onSpinWait();
            }
        }
        throw new IOException("The server did not get ready: " + server);
    }
}
