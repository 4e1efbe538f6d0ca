package com.thebabesclub.commerce.packaging.image;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What tells one jar from another.
 *
 * @param name relative to the function's folder
 * @param whole the SHA-256 of all of it
 * @param directorySize the bytes at its end that are the directory of its files
 * @param directory the SHA-256 of those
 */
record JarSum(String name, String whole, int directorySize, String directory) {

    private static final int END_SIZE = 22;

    static JarSum of(Path root, String name) throws IOException {
        Path jar = root.resolve(name);
        byte[] bytes = Files.readAllBytes(jar);
        int start = directoryStart(jar);
        byte[] directory = Arrays.copyOfRange(bytes, start, bytes.length);
        return new JarSum(name, sha256(bytes), directory.length, sha256(directory));
    }

    /** As {@code sha256sum} writes it. */
    String line() {
        return whole + "  " + name + "\n";
    }

    /** As {@code bootstrap} checks it. */
    String check() {
        return "same %s %d %s\n".formatted(name, directorySize, directory);
    }

    private static int directoryStart(Path jar) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "r")) {
            byte[] end = new byte[END_SIZE];
            file.seek(file.length() - END_SIZE);
            file.readFully(end);
            return ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt(16);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
