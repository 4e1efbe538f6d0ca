package com.thebabesclub.commerce.table.repository;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Fits a catalogue into an item of 400 KB, to the byte. */
final class CatalogCompression {

    /** What the item has room for, beside its other attributes. */
    static final int MOST_COMPRESSED = 350 * 1024;

    /** Nothing that compresses into an item is expected to be longer. */
    static final int MOST_BYTES = 8 * 1024 * 1024;

    private CatalogCompression() {}

    static byte[] compress(byte[] json) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (json.length > MOST_BYTES || compressed.size() > MOST_COMPRESSED) {
            throw new CatalogTooLargeException();
        }
        return compressed.toByteArray();
    }

    static byte[] expand(byte[] compressed) {
        try (InputStream json = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            byte[] expanded = json.readNBytes(MOST_BYTES + 1);
            if (expanded.length > MOST_BYTES) {
                throw new CatalogTooLargeException();
            }
            return expanded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String digest(byte[] json) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
