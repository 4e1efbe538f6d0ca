package com.thebabesclub.commerce.packaging.image;

import com.thebabesclub.commerce.packaging.archive.Archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders. */
public final class Folders {

    private Folders() {}

    /** Does nothing where there is none. */
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            for (Path path : under(folder).reversed()) {
                Files.delete(path);
            }
        }
    }

    /** Copies the files, each with the time of {@link Archive}. */
    static void copy(Path from, Path to) throws IOException {
        for (Path path : under(from)) {
            Path copy = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
                Files.setLastModifiedTime(copy, FileTime.from(Archive.TIME));
            }
        }
    }

    private static List<Path> under(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
