package com.thebabesclub.commerce.packaging.archive;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class ContentsTest {

    private static final String MULTI_RELEASE = "Manifest-Version: 1.0\nMulti-Release: true\n";

    @TempDir private Path folder;

    @Test
    void theFirstOfANameIsFoundAndServicesAreJoined() throws IOException {
        Path first = folder.resolve("classes");
        Files.createDirectories(first.resolve("META-INF/services"));
        Files.writeString(first.resolve("same.txt"), "first");
        Files.writeString(first.resolve("META-INF/services/S"), "first.Provider");
        Path second =
                jar("b.jar", Map.of("same.txt", "b", "META-INF/services/S", "second.Provider"));

        assertThat(texts(first, second))
                .containsEntry("same.txt", "first")
                .containsEntry("META-INF/services/S", "first.Provider\nsecond.Provider");
    }

    @Test
    void theVariantForThisReleaseIsFoundAndNoLaterOne() throws IOException {
        Map<String, String> files = new TreeMap<>();
        files.put("META-INF/MANIFEST.MF", MULTI_RELEASE);
        files.put("A.class", "old");
        files.put("META-INF/versions/9/A.class", "nine");
        files.put("META-INF/versions/21/A.class", "twenty-one");
        files.put("META-INF/versions/99/A.class", "not yet");
        files.put("META-INF/versions/17/module-info.class", "no module");

        assertThat(texts(jar("a.jar", files))).isEqualTo(Map.of("A.class", "twenty-one"));
    }

    @Test
    void aJarThatDoesNotSayThatItHasVariantsHasNone() throws IOException {
        Path jar = jar("a.jar", Map.of("A.class", "old", "META-INF/versions/9/A.class", "nine"));

        assertThat(texts(jar)).isEqualTo(Map.of("A.class", "old"));
    }

    @Test
    void signaturesOfJarsThatAreNoMoreAreLeftOut() throws IOException {
        Path jar =
                jar(
                        "a.jar",
                        Map.of(
                                "META-INF/SIGNER.SF",
                                "x",
                                "META-INF/SIGNER.RSA",
                                "x",
                                "META-INF/maven/g/a/pom.xml",
                                "x",
                                "codegen-resources/service-2.json",
                                "x",
                                "META-INF/LICENSE",
                                "kept"));

        assertThat(texts(jar)).isEqualTo(Map.of("META-INF/LICENSE", "kept"));
    }

    @Test
    void ofTheDataOfLanguagesOnlyThatOfDomainsIsKept() throws IOException {
        Path jar =
                jar(
                        "icu.jar",
                        Map.of(
                                "com/ibm/icu/impl/data/icudata/uts46.nrm",
                                "domains",
                                "com/ibm/icu/impl/data/icudata/de.res",
                                "German",
                                "com/ibm/icu/impl/data/icudata/coll/de.res",
                                "German"));

        assertThat(texts(jar))
                .isEqualTo(Map.of("com/ibm/icu/impl/data/icudata/uts46.nrm", "domains"));
    }

    private static Map<String, String> texts(Path... classPath) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        Contents.of(List.of(classPath))
                .files()
                .forEach((name, bytes) -> texts.put(name, new String(bytes, UTF_8)));
        return texts;
    }

    private Path jar(String name, Map<String, String> files) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue().getBytes(UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }
}
