package com.thebabesclub.commerce.packaging.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.packaging.archive.Archive;
import com.thebabesclub.lambda.local.Event;
import com.thebabesclub.lambda.local.FunctionSettings;
import com.thebabesclub.lambda.local.LocalFunction;
import com.thebabesclub.lambda.local.Outcome;
import com.thebabesclub.lambda.local.Runtimes;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A small function with a cache of its own, of which each test damages a copy elsewhere. */
class AotCacheTest {

    private static final String ONLY_WITH_CACHE = "-XX:AOTMode=on";

    @TempDir private static Path trained;
    @TempDir private Path elsewhere;

    private RuntimeFolder function = new RuntimeFolder(elsewhere());
    private AotCache cache = new AotCache(function, new EchoRehearsal(Echo.class), elsewhere());

    @BeforeAll
    static void train() throws IOException {
        Platform platform =
                new Platform(
                        Path.of(
                                System.getProperty("repository.root"),
                                "deploy/packaging/target/platform"));
        platform.make();
        Path jar = trained.resolve("echo.jar");
        Archive.jar(jar, classes(Echo.class, Echo.Loud.class));
        RuntimeFolder folder = new RuntimeFolder(trained.resolve("function"));
        folder.lay(
                platform.image(),
                jar,
                Stream.of(Runtimes.clientClassPath().split(File.pathSeparator, -1))
                        .map(Path::of)
                        .toList());
        new AotCache(folder, new EchoRehearsal(Echo.class), trained.resolve("training")).train();
        new AotCache(folder, new EchoRehearsal(Echo.Loud.class), trained.resolve("training"))
                .train();
    }

    @BeforeEach
    void copy() throws IOException {
        function = new RuntimeFolder(elsewhere.resolve("task"));
        cache = cache(new EchoRehearsal(Echo.class));
        Files.createDirectories(cache.work());
        Folders.copy(trained.resolve("function"), function.root());
    }

    @Test
    void theCacheFitsWhereverTheFolderLies() {
        assertThatCode(() -> cache.check()).doesNotThrowAnyException();
    }

    @Test
    void bootstrapStartsEachHandlerOnItsOwnCache() throws IOException {
        assertThat(bootstrap(Echo.class.getName(), ONLY_WITH_CACHE))
                .isInstanceOf(Outcome.Answered.class);
        assertThat(bootstrap(Echo.Loud.class.getName(), ONLY_WITH_CACHE))
                .isInstanceOf(Outcome.Answered.class);
        assertThat(bootstrap(Echo.class.getName() + "::handleRequest", ONLY_WITH_CACHE))
                .isInstanceOf(Outcome.Answered.class);

        Files.delete(function.cache(Echo.class.getName()));

        assertThat(bootstrap(Echo.Loud.class.getName(), ONLY_WITH_CACHE))
                .isInstanceOf(Outcome.Answered.class);
        assertThat(bootstrap(Echo.class.getName(), ONLY_WITH_CACHE))
                .isInstanceOf(Outcome.NotInitialised.class);
    }

    @Test
    void aHandlerWithoutACacheStartsSlowlyAndSaysSo() throws IOException {
        Files.delete(function.cache(Echo.class.getName()));

        assertThat(bootstrap(Echo.class.getName(), "-XX:AOTMode=auto"))
                .isInstanceOf(Outcome.Answered.class);
        assertThat(elsewhere.resolve("bootstrap.log"))
                .content()
                .startsWith(
                        "There is no Echo.aot for %s: the function starts slowly\n"
                                .formatted(Echo.class.getName()));
    }

    @Test
    @Tag("F44")
    void aCacheThatDoesNotFitStartsSlowlyAndFailsTheBuild() throws IOException {
        replace("jvm.options", "-XX:+UseSerialGC", "-XX:+UseSerialGC\n-XX:-UseCompressedOops");

        assertThat(bootstrap(Echo.class.getName(), "-XX:AOTMode=auto"))
                .isInstanceOf(Outcome.Answered.class);
        assertThatThrownBy(() -> cache.check())
                .isInstanceOf(NotPacked.class)
                .hasMessageContaining("does not start on its cache");
    }

    @Test
    @Tag("F44")
    void aCacheThatIsCutFailsTheBuild() throws IOException {
        byte[] bytes = Files.readAllBytes(cache.file());
        Files.write(cache.file(), Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> cache.check()).isInstanceOf(NotPacked.class);
    }

    @Test
    @Tag("F44")
    void aChangedJarFailsTheBuildAndTheStart() throws IOException {
        byte[] changed = bytesOf(Echo.class);
        changed[changed.length - 1]++;
        Archive.jar(function.root().resolve("lib/echo.jar"), Map.of(nameOf(Echo.class), changed));

        assertThatThrownBy(() -> cache.check())
                .isInstanceOf(NotPacked.class)
                .hasMessageContaining(
                        "lib/echo.jar is not the jar that the caches were trained with");
        assertThat(bootstrap(Echo.class.getName(), "-XX:AOTMode=auto"))
                .isInstanceOf(Outcome.NotInitialised.class);
        assertThat(elsewhere.resolve("bootstrap.log"))
                .content()
                .contains("lib/echo.jar is not the jar that the caches were trained with");
    }

    @Test
    void aTrainingThatFailsSaysWhatTheFunctionSaid() {
        EchoRehearsal wrong = new EchoRehearsal("not.There", Map.of());

        assertThatThrownBy(() -> cache(wrong).train())
                .isInstanceOf(NotPacked.class)
                .hasMessageContaining("not.There");
    }

    private AotCache cache(Rehearsal rehearsal) {
        return new AotCache(function, rehearsal, elsewhere.resolve("training"));
    }

    private Outcome bootstrap(String handler, String option) {
        FunctionSettings settings =
                FunctionSettings.of(Runtimes.bootstrap(function.root()), handler, function.root())
                        .with(Map.of("JAVA_TOOL_OPTIONS", option))
                        .logging(elsewhere.resolve("bootstrap.log"));
        try (LocalFunction started = new LocalFunction(settings)) {
            return started.invoke(Event.of("{\"a\":1}"));
        }
    }

    private void replace(String name, String text, String other) throws IOException {
        Path file = function.root().resolve(name);
        Files.writeString(file, Files.readString(file).replace(text, other));
    }

    private static Path elsewhere() {
        return Path.of("not yet copied");
    }

    private static Map<String, byte[]> classes(Class<?>... types) throws IOException {
        Map<String, byte[]> classes = new HashMap<>();
        for (Class<?> type : types) {
            classes.put(nameOf(type), bytesOf(type));
        }
        return classes;
    }

    private static String nameOf(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] bytesOf(Class<?> type) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(type.getResourceAsStream("/" + nameOf(type)))) {
            return in.readAllBytes();
        }
    }
}
