package com.thebabesclub.commerce.deploy.guide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whoever is new to the code looks for the classes that the pages name. */
class NamedClassesTest {

    private static final Path ROOT = Path.of(System.getProperty("repository.root", "../.."));

    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z]+)*)`");

    private static final Pattern TEST = Pattern.compile("`([A-Za-z]+(?:Test|IT))`");

    private static final List<String> MODULES =
            List.of(
                    "libs",
                    "checkout-service",
                    "webhook-service",
                    "dashboard-service",
                    "sync-job",
                    "deploy");

    @ParameterizedTest
    @ValueSource(strings = {"ARCHITECTURE.md", "GLOSSARY.md"})
    void everyClassThatAPageNamesIsThere(String page) throws IOException {
        List<String> named =
                CLASS.matcher(Files.readString(ROOT.resolve(page)))
                        .results()
                        .map(found -> found.group(1) + ".java")
                        .toList();

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(sources()).containsAll(named);
    }

    @Test
    void everyTestThatShowsARequirementIsThere() throws IOException {
        List<String> tests =
                TEST.matcher(Files.readString(ROOT.resolve("docs/requirements.md")))
                        .results()
                        .map(found -> found.group(1) + ".java")
                        .toList();

        assertThat(tests).hasSizeGreaterThan(200);
        assertThat(sources()).containsAll(tests);
    }

    private static Set<String> sources() {
        return MODULES.stream()
                .flatMap(NamedClassesTest::sources)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> sources(String module) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
            return files
                    .filter(file -> file.toString().contains("/src/"))
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
