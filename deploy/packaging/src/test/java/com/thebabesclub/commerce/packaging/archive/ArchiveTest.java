package com.thebabesclub.commerce.packaging.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

class ArchiveTest {

    private final TimeZone zone = TimeZone.getDefault();
    @TempDir private Path folder;

    @AfterEach
    void putTheZoneBack() {
        TimeZone.setDefault(zone);
    }

    @Test
    void aJarDependsOnNothingButItsContent() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("b/two.txt", new byte[] {2});
        files.put("a.txt", new byte[] {1});
        Archive.jar(folder.resolve("one.jar"), files);
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
        Archive.jar(
                folder.resolve("two.jar"),
                Map.of("a.txt", new byte[] {1}, "b/two.txt", new byte[] {2}));

        assertThat(folder.resolve("two.jar")).hasSameBinaryContentAs(folder.resolve("one.jar"));
        assertThat(names(folder.resolve("one.jar"))).containsExactly("a.txt", "b/", "b/two.txt");
        assertThat(Files.getLastModifiedTime(folder.resolve("one.jar")).toInstant())
                .isEqualTo(Archive.TIME);
    }

    @Test
    void aZipDependsOnNothingButItsContent() throws IOException {
        Archive.zip(folder.resolve("one.zip"), function("one"));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
        Path other = function("other");
        Files.setLastModifiedTime(other.resolve("bootstrap"), FileTime.from(Instant.EPOCH));
        Archive.zip(folder.resolve("two.zip"), other);

        assertThat(folder.resolve("two.zip")).hasSameBinaryContentAs(folder.resolve("one.zip"));
    }

    @Test
    void whatIsUnpackedInUtcHasTheTimeThatTheBuildSaw() throws IOException {
        Archive.zip(folder.resolve("one.zip"), function("one"));

        try (ZipFile zip = new ZipFile(folder.resolve("one.zip").toFile())) {
            assertThat(zip.stream().map(ZipEntry::getTimeLocal))
                    .containsOnly(LocalDateTime.parse("2026-01-01T00:00:00"));
        }
        assertThat(Archive.TIME.getEpochSecond() % 2).isZero();
    }

    @Test
    void lambdaMayExecuteWhatTheBuildMay() throws IOException {
        Archive.zip(folder.resolve("one.zip"), function("one"));

        URI uri = URI.create("jar:" + folder.resolve("one.zip").toUri());
        try (FileSystem zip =
                FileSystems.newFileSystem(uri, Map.of("enablePosixFileAttributes", true))) {
            assertThat(modes(zip.getPath("bootstrap")))
                    .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
            assertThat(modes(zip.getPath("lib/f.jar")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private static Set<PosixFilePermission> modes(Path file) throws IOException {
        return Files.getPosixFilePermissions(file);
    }

    private Path function(String name) throws IOException {
        Path root = folder.resolve(name);
        Files.createDirectories(root.resolve("lib"));
        Files.writeString(root.resolve("lib/f.jar"), "a jar");
        Files.writeString(root.resolve("bootstrap"), "#!/bin/sh");
        Files.setPosixFilePermissions(
                root.resolve("bootstrap"), PosixFilePermissions.fromString("rwx------"));
        return root;
    }

    private static List<String> names(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().map(ZipEntry::getName).<String>map(name -> name).toList();
        }
    }
}
