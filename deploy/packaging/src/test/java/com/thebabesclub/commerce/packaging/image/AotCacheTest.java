package com.thebabesclub.commerce.packaging.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.packaging.archive.Archive;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.lambda.local.Event;
import com.thebabesclub.lambda.local.FunctionSettings;
import com.thebabesclub.lambda.local.LocalFunction;
import com.thebabesclub.lambda.local.Outcome;
import com.thebabesclub.lambda.local.Runtimes;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A small function with a cache of its own, of which each test damages a copy elsewhere. */
class AotCacheTest {

    private static final String ONLY_WITH_CACHE = "-XX:AOTMode=on";
    private static final List<String> FUNCTIONS = List.of("quiet", "loud");

    @TempDir private static Path trained;
    @TempDir private Path elsewhere;

    private RuntimeFolder function = new RuntimeFolder(elsewhere());
    private AotCache cache = new AotCache(function, new EchoRehearsal("quiet"), elsewhere());

    @BeforeAll
    static void train() throws IOException {
        Platform platform =
                new Platform(
                        Path.of(
                                System.getProperty("repository.root"),
                                "deploy/packaging/target/platform"));
        platform.make();
        Path jar = trained.resolve("echo.jar");
        Archive.jar(jar, classes(Echo.class));
        RuntimeFolder folder = new RuntimeFolder(trained.resolve("function"));
        folder.lay(
                platform.image(),
                jar,
                Stream.of(Runtimes.clientClassPath().split(File.pathSeparator, -1))
                        .map(Path::of)
                        .toList());
        for (String name : FUNCTIONS) {
            Archive.jar(folder.startupJar(name), Map.of(name, new byte[1]));
        }
        folder.seal(FUNCTIONS);
        for (String name : FUNCTIONS) {
            new AotCache(folder, new EchoRehearsal(name), trained.resolve("training")).train();
        }
    }

    @BeforeEach
    void copy() throws IOException {
        function = new RuntimeFolder(elsewhere.resolve("task"));
        cache = cache(new EchoRehearsal("quiet"));
        Files.createDirectories(cache.work());
        Folders.copy(trained.resolve("function"), function.root());
    }

    @Test
    void theCacheFitsWhereverTheFolderLies() {
        assertThatCode(() -> cache.check()).doesNotThrowAnyException();
    }

    @Test
    void bootstrapStartsEachFunctionOnItsOwnCache() throws IOException {
        assertThat(bootstrap("quiet", ONLY_WITH_CACHE)).isInstanceOf(Outcome.Answered.class);
        assertThat(bootstrap("loud", ONLY_WITH_CACHE)).isInstanceOf(Outcome.Answered.class);

        Files.delete(function.cache("quiet"));

        assertThat(bootstrap("loud", ONLY_WITH_CACHE)).isInstanceOf(Outcome.Answered.class);
        assertThat(bootstrap("quiet", ONLY_WITH_CACHE)).isInstanceOf(Outcome.NotInitialised.class);
    }

    @Test
    void theFirstFunctionIsStartedWhereNoneIsNamed() throws IOException {
        Files.delete(function.cache("loud"));

        assertThat(bootstrap(Map.of("JAVA_TOOL_OPTIONS", ONLY_WITH_CACHE)))
                .isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void anUnknownFunctionDoesNotStartAndSaysSo() {
        assertThat(bootstrap("silent", "-XX:AOTMode=auto"))
                .isInstanceOf(Outcome.NotInitialised.class);
        assertThat(elsewhere.resolve("bootstrap.log"))
                .content()
                .startsWith("COMMERCE_FUNCTION is silent, and this package has no such function\n");
    }

    @Test
    void aFunctionWithoutACacheStartsSlowlyAndSaysSo() throws IOException {
        Files.delete(function.cache("quiet"));

        assertThat(bootstrap("quiet", "-XX:AOTMode=auto")).isInstanceOf(Outcome.Answered.class);
        assertThat(elsewhere.resolve("bootstrap.log"))
                .content()
                .startsWith("There is no functions/quiet.aot: the function starts slowly\n");
    }

    @Test
    @Case(id = "F44", sentence = "An AOT cache that does not fit fails the build.")
    void aCacheThatDoesNotFitStartsSlowlyAndFailsTheBuild() throws IOException {
        replace("jvm.options", "-XX:+UseSerialGC", "-XX:+UseSerialGC\n-XX:-UseCompressedOops");

        assertThat(bootstrap("quiet", "-XX:AOTMode=auto")).isInstanceOf(Outcome.Answered.class);
        assertThatThrownBy(() -> cache.check())
                .isInstanceOf(NotPacked.class)
                .hasMessageContaining("does not start on its cache");
    }

    @Test
    @Case(id = "F44", sentence = "An AOT cache that does not fit fails the build.")
    void aCacheThatIsCutFailsTheBuild() throws IOException {
        byte[] bytes = Files.readAllBytes(cache.file());
        Files.write(cache.file(), Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> cache.check()).isInstanceOf(NotPacked.class);
    }

    @Test
    @Case(id = "F44", sentence = "An AOT cache that does not fit fails the build.")
    void aChangedJarFailsTheBuildAndTheStart() throws IOException {
        byte[] changed = bytesOf(Echo.class);
        changed[changed.length - 1]++;
        Archive.jar(
                function.root().resolve("lib/service.jar"), Map.of(nameOf(Echo.class), changed));

        assertThatThrownBy(() -> cache.check())
                .isInstanceOf(NotPacked.class)
                .hasMessageContaining(
                        "lib/service.jar is not the jar that the caches were trained with");
        assertThat(bootstrap("quiet", "-XX:AOTMode=auto"))
                .isInstanceOf(Outcome.NotInitialised.class);
        assertThat(elsewhere.resolve("bootstrap.log"))
                .content()
                .contains("lib/service.jar is not the jar that the caches were trained with");
    }

    @Test
    @Case(id = "F44", sentence = "An AOT cache that does not fit fails the build.")
    void aChangedListOfBeansFailsTheBuildAndTheStart() throws IOException {
        Archive.jar(function.startupJar("quiet"), Map.of("other", new byte[1]));

        assertThatThrownBy(() -> cache.check())
                .isInstanceOf(NotPacked.class)
                .hasMessageContaining(
                        "functions/quiet.jar is not the jar that the caches were trained with");
        assertThat(bootstrap("quiet", "-XX:AOTMode=auto"))
                .isInstanceOf(Outcome.NotInitialised.class);
        assertThat(bootstrap("loud", ONLY_WITH_CACHE)).isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void aTrainingThatFailsSaysWhatTheFunctionSaid() {
        EchoRehearsal wrong = new EchoRehearsal("quiet", "not.There");

        assertThatThrownBy(() -> cache(wrong).train())
                .isInstanceOf(NotPacked.class)
                .hasMessageContaining("not.There");
    }

    private AotCache cache(Rehearsal rehearsal) {
        return new AotCache(function, rehearsal, elsewhere.resolve("training"));
    }

    private Outcome bootstrap(String name, String option) {
        return bootstrap(Map.of("COMMERCE_FUNCTION", name, "JAVA_TOOL_OPTIONS", option));
    }

    private Outcome bootstrap(Map<String, String> variables) {
        FunctionSettings settings =
                FunctionSettings.of(
                                Runtimes.bootstrap(function.root()),
                                Echo.class.getName(),
                                function.root())
                        .with(variables)
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
