package com.thebabesclub.commerce.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files that the build has made of a service. */
final class Packages {

    private static final Path ROOT =
            Path.of(Objects.requireNonNull(System.getProperty("repository.root")));

    /** Where the zips are unpacked, and where processes log. */
    static final Path WORK = ROOT.resolve("deploy/contract/target/functions");

    private Packages() {}

    static Path serverJar(String service) {
        return built(service, service + ".jar");
    }

    /** The unpacked zip of the managed Java runtime. */
    static Path managed(String service) {
        return unpacked(service, service + "-lambda");
    }

    /** The unpacked zip with a runtime of its own. */
    static Path runtime(String service) {
        return unpacked(service, service + "-runtime");
    }

    private static Path built(String service, String file) {
        Path path = ROOT.resolve(service).resolve("target").resolve(file);
        if (!Files.exists(path)) {
            throw new IllegalStateException(path + " is missing: mvn package makes it");
        }
        return path;
    }

    private static synchronized Path unpacked(String service, String name) {
        Path zip = built(service, name + ".zip");
        Path folder = WORK.resolve(name);
        try {
            if (Files.exists(folder)
                    && Files.getLastModifiedTime(folder).compareTo(Files.getLastModifiedTime(zip))
                            > 0) {
                return folder;
            }
            remove(folder);
            unpack(zip, folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an older zip had must not stand beside what this one has. */
    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** On Lambda it is always UTC, and an AOT cache knows its jars by their times. */
    private static void unpack(Path zip, Path folder) throws IOException {
        Files.createDirectories(folder);
        // The JDK's own reader of zips forgets who may execute a file.
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(Objects.requireNonNull(file.getParent()));
                    Files.copy(entries, file, StandardCopyOption.REPLACE_EXISTING);
                    Files.setLastModifiedTime(
                            file, FileTime.from(entry.getTimeLocal().toInstant(ZoneOffset.UTC)));
                    if (isProgram(folder.relativize(file))) {
                        file.toFile().setExecutable(true);
                    }
                }
            }
        }
    }

    private static boolean isProgram(Path file) {
        return file.endsWith("bootstrap")
                || file.toString().contains("/bin/")
                || file.endsWith("jspawnhelper");
    }
}
