package com.thebabesclub.commerce.deploy.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder in which all of this lies. */
final class Repository {

    /** The services, each of which is released by itself: folder and module alike. */
    static final String[] SERVICES = {
        "checkout-service", "webhook-service", "dashboard-service", "sync-job"
    };

    private Repository() {}

    static Path root() {
        String set = System.getProperty("repository.root", "");
        return set.isEmpty() ? Path.of("../..").toAbsolutePath().normalize() : Path.of(set);
    }

    static String text(String file) {
        try {
            return Files.readString(root().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
