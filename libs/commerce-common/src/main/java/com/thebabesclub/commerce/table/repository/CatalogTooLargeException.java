package com.thebabesclub.commerce.table.repository;

/** A catalogue that does not fit into an item of the table. */
public final class CatalogTooLargeException extends RuntimeException {

    CatalogTooLargeException() {
        super(
                "the catalogue is larger than %d KB compressed, or %d MB as it is"
                        .formatted(
                                CatalogCompression.MOST_COMPRESSED / 1024,
                                CatalogCompression.MOST_BYTES / 1024 / 1024));
    }
}
