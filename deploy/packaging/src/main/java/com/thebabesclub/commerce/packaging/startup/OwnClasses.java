package com.thebabesclub.commerce.packaging.startup;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

/** This program's own classes, for processes that need some of them. */
final class OwnClasses {

    private OwnClasses() {}

    /** The folder or jar that they are in. */
    static Path place() {
        return Path.of(
                URI.create(
                        OwnClasses.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()));
    }

    /** As a jar names it. */
    static String fileOf(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    static byte[] bytesOf(Class<?> type) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(type.getResourceAsStream("/" + fileOf(type)))) {
            return in.readAllBytes();
        }
    }
}
