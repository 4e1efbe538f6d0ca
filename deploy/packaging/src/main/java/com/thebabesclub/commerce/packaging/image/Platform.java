package com.thebabesclub.commerce.packaging.image;

import com.thebabesclub.commerce.packaging.archive.Archive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The Java that functions run on, in a folder: a small image of this program's own, and its classes
 * as a jar, which ProGuard needs and JDKs without jmods do not have.
 */
public record Platform(Path folder) {

    /** What {@code jdeps} finds, and what is asked for by name only: zip file systems. */
    private static final List<String> MODULES =
            List.of(
                    "java.base",
                    "java.logging",
                    "java.management",
                    "java.naming",
                    "java.net.http",
                    "java.sql",
                    "java.xml",
                    "jdk.unsupported",
                    "jdk.zipfs");

    /** The image's folder, with {@code bin/java}. */
    public Path image() {
        return folder.resolve("jre");
    }

    /** A jar of the image's classes. */
    public Path classes() {
        return folder.resolve("classes.jar");
    }

    /** Makes both, unless they are there. */
    public void make() throws IOException {
        Path made = folder.resolve("made-with-" + Runtime.version());
        if (!Files.exists(made)) {
            Files.createDirectories(folder);
            Folders.delete(image());
            link();
            dump();
            Files.createFile(made);
        }
    }

    private void link() throws IOException {
        Commands.run(
                folder.resolve("jlink.log"),
                folder,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                        "--add-modules",
                        String.join(",", MODULES),
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        // The zip around it compresses better, and starts are faster.
                        "--compress",
                        "zip-0",
                        "--output",
                        image().toAbsolutePath().toString()));
    }

    private void dump() throws IOException {
        Map<String, byte[]> classes = new HashMap<>();
        Map<String, String> where = Map.of("java.home", image().toAbsolutePath().toString());
        try (FileSystem files = FileSystems.newFileSystem(URI.create("jrt:/"), where)) {
            for (String name : MODULES) {
                Path module = files.getPath("/modules", name);
                try (Stream<Path> paths = Files.walk(module)) {
                    for (Path file : (Iterable<Path>) paths::iterator) {
                        String inside = module.relativize(file).toString();
                        if (inside.endsWith(".class") && !inside.equals("module-info.class")) {
                            classes.put(inside, Files.readAllBytes(file));
                        }
                    }
                }
            }
        }
        Archive.jar(classes(), classes);
    }
}
