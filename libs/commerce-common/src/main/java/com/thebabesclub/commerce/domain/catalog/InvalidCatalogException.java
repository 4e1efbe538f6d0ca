package com.thebabesclub.commerce.domain.catalog;

/** A catalogue that cannot be sold from. The message is one sentence that says where and why. */
public final class InvalidCatalogException extends RuntimeException {

    public InvalidCatalogException(String sentence) {
        super(sentence);
    }

    public InvalidCatalogException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
