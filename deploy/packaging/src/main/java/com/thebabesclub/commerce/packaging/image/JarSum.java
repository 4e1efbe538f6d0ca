package com.thebabesclub.commerce.packaging.image;

import com.thebabesclub.commerce.packaging.archive.Sums;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What tells one jar from another.
 *
 * @param name relative to the function's folder
 * @param whole the SHA-256 of all of it
 * @param end the SHA-256 of its end: the lengths of its parts, and the sum of its files
 */
record JarSum(String name, String whole, String end) {

    /** What {@code Archive} ends a jar with: a zip's own end, and a SHA-256 in hexadecimal. */
    private static final int END_SIZE = 22 + 64;

    static JarSum of(Path root, String name) throws IOException {
        byte[] bytes = Files.readAllBytes(root.resolve(name));
        return new JarSum(name, sha256(bytes), sha256(end(bytes)));
    }

    /** The SHA-256 of the ends of all, one after the other. */
    static String ends(Path root, List<String> names) {
        MessageDigest sum = Sums.sha256();
        names.forEach(name -> sum.update(end(read(root.resolve(name)))));
        return HexFormat.of().formatHex(sum.digest());
    }

    /** As {@code sha256sum} writes it. */
    String line() {
        return whole + "  " + name + "\n";
    }

    private static byte[] end(byte[] jar) {
        return Arrays.copyOfRange(jar, jar.length - END_SIZE, jar.length);
    }

    private static byte[] read(Path jar) {
        try {
            return Files.readAllBytes(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Sums.sha256().digest(bytes));
    }
}
