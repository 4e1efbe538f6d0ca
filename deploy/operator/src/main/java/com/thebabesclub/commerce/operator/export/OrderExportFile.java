package com.thebabesclub.commerce.operator.export;

import com.thebabesclub.commerce.sync.command.UsageException;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The file that an export goes to. It is there once it is whole: until then its lines are in
 * another beside it, which only its owner may read, since persons may be in it.
 */
final class OrderExportFile implements AutoCloseable {

    private final Path file;
    private final Path part;
    private final BufferedWriter writer;

    /** A {@link UsageException} where there is a file of that name, or none can be made. */
    OrderExportFile(Path file) {
        this.file = file.toAbsolutePath();
        if (Files.exists(file)) {
            throw new UsageException(file + " is there already: give another --output.");
        }
        try {
            part = Files.createTempFile(directory(), ".export", ".part", ownersOnly());
            writer =
                    Files.newBufferedWriter(
                            part, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException failure) {
            throw new UsageException(file + " cannot be written: give another --output.", failure);
        }
    }

    void append(String text) {
        try {
            writer.write(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** From now on the file is there. */
    void keep() {
        try {
            writer.close();
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whatever was not kept goes. */
    @Override
    public void close() {
        try {
            writer.close();
            Files.deleteIfExists(part);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path directory() {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private static FileAttribute<?>[] ownersOnly() {
        Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
