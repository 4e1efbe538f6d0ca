package com.thebabesclub.commerce.checkout;

import com.thebabesclub.commerce.domain.catalog.Catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** The shop's catalogue, changed. */
public final class Catalogues {

    private Catalogues() {}

    /** Settings under which the shop's catalogue says something else in one place. */
    public static Map<String, String> with(Path folder, String before, String after) {
        String shop = shop();
        if (!shop.contains(before)) {
            throw new IllegalArgumentException("the catalogue does not say " + before);
        }
        return at(folder, shop.replace(before, after));
    }

    /** Settings under which this is the catalogue. */
    public static Map<String, String> at(Path folder, String json) {
        try {
            Path file = Files.createTempFile(folder, "catalog", ".json");
            Files.writeString(file, json);
            return Map.of("CATALOG_LOCATION", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shop() {
        try (InputStream stream =
                Objects.requireNonNull(Catalog.class.getResourceAsStream("/catalog.json"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
