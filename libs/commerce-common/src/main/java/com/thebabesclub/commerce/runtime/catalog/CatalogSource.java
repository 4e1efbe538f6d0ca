package com.thebabesclub.commerce.runtime.catalog;

import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.domain.catalog.CatalogReader;
import com.thebabesclub.commerce.domain.catalog.InvalidCatalogException;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where the catalogue is kept: in the jar or in a file. */
public final class CatalogSource {

    private static final String IN_THE_JAR = "classpath:";
    private static final String SAMPLE = IN_THE_JAR + "catalog.json";

    private CatalogSource() {}

    /**
     * Reads the catalogue, blocking: for the start of a process only.
     *
     * @throws InvalidSettingException where there is none at {@code CATALOG_LOCATION} or it cannot
     *     be sold from
     */
    public static Catalog read(CatalogProperties properties, ShopProperties shop) {
        return read(properties.location(), shop);
    }

    /** The same for another location. */
    public static Catalog read(String location, ShopProperties shop) {
        Catalog catalog = read(location);
        if (catalog.isSample() && shop.isLive()) {
            throw InvalidSettingException.of(
                    CatalogProperties.class,
                    "location",
                    "names "
                            + location
                            + ", the sample of invented products, and SHOP_ENV is prod");
        }
        return catalog;
    }

    /** The sample, for what is only rehearsed. */
    public static Catalog sample() {
        return read(SAMPLE);
    }

    private static Catalog read(String location) {
        try {
            return CatalogReader.read(bytes(location));
        } catch (IOException | InvalidPathException e) {
            throw problem("names " + location + ", which cannot be read", e);
        } catch (InvalidCatalogException e) {
            throw problem("names " + location + ", in which " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(String location) throws IOException {
        if (!location.startsWith(IN_THE_JAR)) {
            return Files.readAllBytes(Path.of(location));
        }
        String name = location.substring(IN_THE_JAR.length());
        try (@Nullable InputStream stream =
                CatalogSource.class.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new IOException("no " + name + " in the jar");
            }
            return stream.readAllBytes();
        }
    }

    private static InvalidSettingException problem(String sentence, Exception cause) {
        return (InvalidSettingException)
                InvalidSettingException.of(CatalogProperties.class, "location", sentence)
                        .initCause(cause);
    }
}
