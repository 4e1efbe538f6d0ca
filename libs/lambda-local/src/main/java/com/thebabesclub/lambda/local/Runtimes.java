package com.thebabesclub.lambda.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;

import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands that start a function's process. */
public final class Runtimes {

    private static final String CLIENT = AWSLambda.class.getName();
    private static final String NATIVE_PART = "/jni/libaws-lambda-jni.linux-x86_64.so";

    private Runtimes() {}

    /**
     * The managed Java runtime, with the flags and the class path that it has on Lambda: Lambda's
     * runtime client alone, which finds the function's code in the task root and in its {@code
     * lib}.
     *
     * @param tools a folder for the native part of the client, so that parallel starts do not meet
     * @param options for the JVM, behind the runtime's own
     */
    public static List<String> managedJava(
            Path java, Path tools, String handler, String... options) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java.toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--add-opens=java.base/java.io=ALL-UNNAMED",
                                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                                "-Djava.net.preferIPv4Stack=true",
                                "-XX:+ErrorFileToStderr",
                                "-D" + nativeProperty() + "=" + nativePart(tools)));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", clientClassPath(), CLIENT, handler));
        return List.copyOf(command);
    }

    /** A runtime of one's own: the program {@code bootstrap} in the task root. */
    public static List<String> bootstrap(Path taskRoot) {
        return List.of(taskRoot.resolve("bootstrap").toAbsolutePath().toString());
    }

    /** The jars of Lambda's runtime client, in this program or on its class path. */
    public static String clientClassPath() {
        return Stream.of(
                        AWSLambda.class,
                        Context.class,
                        PojoSerializer.class,
                        SdkInternalThreadLocal.class)
                .map(Runtimes::home)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(
                            Objects.requireNonNull(type.getProtectionDomain().getCodeSource())
                                    .getLocation()
                                    .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String nativeProperty() {
        return AWSLambda.class.getPackageName() + ".runtimeapi.NativeClient.JNI";
    }

    private static Path nativePart(Path tools) {
        Path file = tools.resolve("libaws-lambda-jni.so").toAbsolutePath();
        if (Files.exists(file)) {
            return file;
        }
        try (InputStream in =
                Objects.requireNonNull(AWSLambda.class.getResourceAsStream(NATIVE_PART))) {
            Files.createDirectories(tools);
            Path partial = Files.createTempFile(tools, "libaws-lambda-jni", ".part");
            Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
            return Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
