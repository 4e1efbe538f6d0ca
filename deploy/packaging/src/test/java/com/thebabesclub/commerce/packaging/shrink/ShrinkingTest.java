package com.thebabesclub.commerce.packaging.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.packaging.archive.Archive;
import com.thebabesclub.commerce.packaging.archive.Contents;
import com.thebabesclub.commerce.packaging.image.Platform;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A service of one class, with a Micronaut of one class and a library of five. */
class ShrinkingTest {

    private static final Map<String, String> LIBRARY =
            Map.of(
                    "lib.Used",
                    "public class Used { public int called() { return 1; } int uncalled() { return 2; } }",
                    "lib.Unused",
                    "public class Unused { }",
                    "lib.Colour",
                    "public enum Colour { RED, BLUE }",
                    "lib.Found",
                    "public class Found implements Runnable { public void run() { } }",
                    "lib.NotFound",
                    "public class NotFound implements Runnable { public void run() { } }");

    private static final String BEANS =
            "META-INF/micronaut/io.micronaut.inject.BeanDefinitionReference/";

    @TempDir private static Path folder;
    private static Map<String, byte[]> packed = Map.of();
    private static Map<String, byte[]> before = Map.of();

    @BeforeAll
    static void shrink() throws IOException {
        Platform platform =
                new Platform(
                        Path.of(
                                System.getProperty("repository.root"),
                                "deploy/packaging/target/platform"));
        platform.make();
        Path library = compiled("library", LIBRARY);
        Path framework =
                compiled(
                        "micronaut",
                        Map.of(
                                "io.micronaut.one.Route",
                                "public class Route { private int unused() { return 3; } }"));
        Path service =
                compiled(
                        "service",
                        Map.of(
                                "com.thebabesclub.shop.Main",
                                """
                                public class Main {
                                    public static void main(String[] args) {
                                        new lib.Used().called();
                                        System.out.println(lib.Colour.valueOf(args[0]));
                                    }
                                }
                                """));
        before = new HashMap<>(Contents.of(List.of(framework, service)).files());
        bean(service, "com.thebabesclub.shop.$Till$Definition");
        bean(service, "com.thebabesclub.shop.$SellCommand$Definition");
        Map<String, byte[]> jar = new HashMap<>(Contents.of(List.of(library)).files());
        jar.put(
                "META-INF/services/java.lang.Runnable",
                "lib.Found # the rest is a comment".getBytes(StandardCharsets.UTF_8));
        Archive.jar(folder.resolve("library.jar"), jar);
        Archive.jar(folder.resolve("micronaut-one.jar"), Contents.of(List.of(framework)).files());
        Path shrunk = folder.resolve("shrunk.jar");
        new Shrinking(folder.resolve("work"), platform.classes())
                .shrink(
                        List.of(
                                service,
                                folder.resolve("library.jar"),
                                folder.resolve("micronaut-one.jar")),
                        shrunk);
        packed = Contents.of(List.of(shrunk)).files();
    }

    @Test
    void ofOthersOnlyWhatIsReachedStays() {
        assertThat(packed.keySet()).contains("lib/Used.class", "lib/Colour.class");
        assertThat(packed.keySet()).doesNotContain("lib/Unused.class", "lib/NotFound.class");
        assertThat(text("lib/Used.class")).contains("called").doesNotContain("uncalled");
    }

    @Test
    void whatIsAskedForByNameStays() {
        assertThat(packed.keySet())
                .contains("lib/Found.class", "META-INF/services/java.lang.Runnable");
        assertThat(text("lib/Colour.class")).contains("valueOf");
    }

    @Test
    void micronautAndOurOwnStayByteForByte() {
        assertThat(before)
                .isNotEmpty()
                .allSatisfy((name, bytes) -> assertThat(packed.get(name)).isEqualTo(bytes));
    }

    @Test
    void theCommandsOfACommandLineAreNoBeansOfAFunction() {
        assertThat(packed.keySet())
                .contains(BEANS + "com.thebabesclub.shop.$Till$Definition")
                .doesNotContain(BEANS + "com.thebabesclub.shop.$SellCommand$Definition");
    }

    private static void bean(Path service, String definition) throws IOException {
        Path file = service.resolve(BEANS + definition);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.createFile(file);
    }

    private static String text(String name) {
        return new String(Objects.requireNonNull(packed.get(name)), StandardCharsets.ISO_8859_1);
    }

    private static Path compiled(String name, Map<String, String> types) throws IOException {
        Path classes = Files.createDirectories(folder.resolve(name));
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString()));
        arguments.add("-cp");
        arguments.add(folder.resolve("library") + File.pathSeparator + folder.resolve("micronaut"));
        for (Map.Entry<String, String> type : types.entrySet()) {
            String[] path = type.getKey().split("[.]", -1);
            Path source =
                    folder.resolve(name + "-sources").resolve(String.join("/", path) + ".java");
            Files.createDirectories(Objects.requireNonNull(source.getParent()));
            String packageName = type.getKey().substring(0, type.getKey().lastIndexOf('.'));
            Files.writeString(source, "package " + packageName + ";\n" + type.getValue());
            arguments.add(source.toString());
        }
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new))).isZero();
        return classes;
    }
}
