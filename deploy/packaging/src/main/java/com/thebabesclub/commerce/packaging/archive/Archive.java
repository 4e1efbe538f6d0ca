package com.thebabesclub.commerce.packaging.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes archives of sorted entries with one time. It is an even second and meant as UTC, which is
 * all that a zip can say: what is unpacked in UTC has exactly the time that the build saw.
 */
public final class Archive {

    /** The time of every file in every archive. */
    public static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private Archive() {}

    /**
     * A jar that is not compressed itself: classes load faster from it, and the zip around it is
     * smaller, since it sees all classes at once. Its last bytes are the sum of its files.
     */
    public static void jar(Path jar, Map<String, byte[]> files) throws IOException {
        SortedMap<String, byte[]> sorted = new TreeMap<>(files);
        TreeSet<String> folders = new TreeSet<>();
        sorted.keySet().forEach(name -> addFolders(folders, name));
        folders.forEach(folder -> sorted.put(folder, new byte[0]));
        write(jar, sorted, ZipOutputStream.STORED);
    }

    /**
     * A compressed jar without folders, for what is seldom read: classes that an AOT cache has. Its
     * last bytes are the sum of its files.
     */
    public static void compressedJar(Path jar, Map<String, byte[]> files) throws IOException {
        write(jar, new TreeMap<>(files), ZipOutputStream.DEFLATED);
    }

    private static void write(Path jar, SortedMap<String, byte[]> files, int method)
            throws IOException {
        try (ZipOutputStream out = open(jar)) {
            out.setMethod(method);
            MessageDigest sum = Sums.sha256();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                sum.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                sum.update(file.getValue());
                ZipEntry entry = entry(file.getKey());
                if (method == ZipOutputStream.STORED) {
                    CRC32 crc = new CRC32();
                    crc.update(file.getValue());
                    entry.setSize(file.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                out.putNextEntry(entry);
                out.write(file.getValue());
                out.closeEntry();
            }
            out.setComment(HexFormat.of().formatHex(sum.digest()));
        }
        Files.setLastModifiedTime(jar, FileTime.from(TIME));
    }

    /** A zip of a folder's files; those that may be executed stay so. */
    public static void zip(Path zip, Path folder) throws IOException {
        SortedMap<String, Path> sorted = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .forEach(file -> sorted.put(folder.relativize(file).toString(), file));
        }
        try (ZipOutputStream out = open(zip)) {
            for (Map.Entry<String, Path> file : sorted.entrySet()) {
                out.putNextEntry(entry(file.getKey()));
                Files.copy(file.getValue(), out);
                out.closeEntry();
            }
        }
        UnixModes.write(zip, name -> mode(Objects.requireNonNull(sorted.get(name))));
        Files.setLastModifiedTime(zip, FileTime.from(TIME));
    }

    private static int mode(Path file) {
        return Files.isExecutable(file) ? 0755 : 0644;
    }

    private static ZipOutputStream open(Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        return new ZipOutputStream(out);
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.ofInstant(TIME, ZoneOffset.UTC));
        return entry;
    }

    /** Micronaut finds its services by asking the class path for folders. */
    private static void addFolders(Set<String> folders, String name) {
        for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
            folders.add(name.substring(0, slash + 1));
        }
    }
}
