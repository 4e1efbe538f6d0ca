package com.thebabesclub.commerce.packaging.image;

import com.thebabesclub.commerce.packaging.archive.Archive;
import com.thebabesclub.commerce.packaging.archive.Contents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A function's folder for Lambda's runtime {@code provided.al2023} on x86_64, as it is unpacked.
 * Everything is named relative to it, so that it starts wherever it lies.
 */
public record RuntimeFolder(Path root) {

    /** Lambda's runtime client, relative to the folder. */
    public static final String CLIENT = "lib/runtime-client.jar";

    private static final String SERVICE = "lib/service.jar";
    private static final String FUNCTIONS = "functions";
    private static final String CLIENT_CLASS =
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String NATIVE_PART = "lib/libaws-lambda-jni.so";
    private static final String NATIVE_PROPERTY =
            "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=";

    /**
     * Puts everything there but what each function has of its own.
     *
     * @param image a Java
     * @param serviceJar the code of all functions
     * @param client the jars of Lambda's runtime client
     */
    public void lay(Path image, Path serviceJar, List<Path> client) throws IOException {
        Folders.delete(root);
        Folders.copy(image, root.resolve("jre"));
        Files.createDirectories(root.resolve("lib"));
        Files.createDirectories(root.resolve(FUNCTIONS));
        layService(serviceJar);
        layClient(client);
        write("jvm.options", resource("jvm.options"));
        for (String name : List.of(SERVICE, CLIENT, NATIVE_PART)) {
            Files.setLastModifiedTime(root.resolve(name), FileTime.from(Archive.TIME));
        }
    }

    /**
     * Writes down which jars belong here, and how the functions start, when all jars are there.
     *
     * @param functions the first is started where none is named
     */
    public void seal(List<String> functions) throws IOException {
        StringBuilder sums = new StringBuilder();
        StringBuilder ends = new StringBuilder();
        StringBuilder cases = new StringBuilder();
        List<String> jars = new ArrayList<>(List.of(CLIENT, SERVICE));
        functions.forEach(function -> jars.add(startup(function)));
        for (String jar : jars) {
            JarSum sum = JarSum.of(root, jar);
            sums.append(sum.line());
            ends.append("same %s %s\n".formatted(jar, sum.end()));
        }
        for (String function : functions) {
            String all = JarSum.ends(root, List.of(CLIENT, startup(function), SERVICE));
            cases.append("%s) ends=%s ;;\n".formatted(function, all));
        }
        write("jars.sha256", sums.toString());
        write(
                "bootstrap",
                resource("bootstrap")
                        .replace("# jars\n", ends)
                        .replace("# functions\n", cases)
                        .replace("DEFAULT", functions.getFirst()));
        Files.setPosixFilePermissions(
                root.resolve("bootstrap"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The command that {@code bootstrap} ends with, with other options in place of its cache. */
    public List<String> command(String function, String handler, List<String> options) {
        return commandOn(classPath(function), handler, options);
    }

    /** The same on another class path. */
    public List<String> commandOn(String classPath, String handler, List<String> options) {
        List<String> command = new ArrayList<>(java(classPath, options));
        command.add(NATIVE_PROPERTY + root.resolve(NATIVE_PART).toAbsolutePath());
        command.addAll(List.of(CLIENT_CLASS, handler));
        return List.copyOf(command);
    }

    /** The function's Java with its options and class path, and these before them. */
    List<String> java(String classPath, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(root.resolve("jre/bin/java").toAbsolutePath().toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath));
        command.add("@" + root.resolve("jvm.options").toAbsolutePath());
        return command;
    }

    /** Relative to the folder, as the cache has it. */
    static String classPath(String function) {
        return String.join(":", CLIENT, startup(function), SERVICE);
    }

    /** Where {@code bootstrap} looks for the cache of a function. */
    public Path cache(String function) {
        return root.resolve(cacheName(function));
    }

    static String cacheName(String function) {
        return FUNCTIONS + "/" + function + ".aot";
    }

    /** Where the classes of the optimizer lie that a function has of its own. */
    public Path startupJar(String function) {
        return root.resolve(startup(function));
    }

    private static String startup(String function) {
        return FUNCTIONS + "/" + function + ".jar";
    }

    /**
     * Compares the jars with their sums.
     *
     * @throws NotPacked where one differs
     */
    void requireSameJars() throws IOException {
        for (String line : Files.readAllLines(root.resolve("jars.sha256"))) {
            String name = line.substring(line.indexOf("  ") + 2);
            if (!JarSum.of(root, name).line().strip().equals(line)) {
                throw new NotPacked(name + " is not the jar that the caches were trained with");
            }
        }
    }

    /** Without the files by which the framework searches for beans: each function has its list. */
    private void layService(Path jar) throws IOException {
        Map<String, byte[]> files = new HashMap<>(Contents.of(List.of(jar)).files());
        files.keySet().removeIf(name -> name.startsWith("META-INF/micronaut/"));
        files.replaceAll(AnnotationTypes::bare);
        Archive.compressedJar(root.resolve(SERVICE), files);
    }

    private void layClient(List<Path> client) throws IOException {
        Map<String, byte[]> files = new HashMap<>(Contents.of(client).files());
        byte[] nativePart =
                Objects.requireNonNull(files.get("jni/libaws-lambda-jni.linux-x86_64.so"));
        Files.write(root.resolve(NATIVE_PART), nativePart);
        files.keySet().removeIf(name -> name.startsWith("jni/"));
        Archive.jar(root.resolve(CLIENT), files);
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Archive.TIME));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(RuntimeFolder.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
