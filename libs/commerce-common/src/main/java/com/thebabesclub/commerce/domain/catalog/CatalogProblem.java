package com.thebabesclub.commerce.domain.catalog;

/** A catalogue that cannot be sold from. The message is one sentence that says where and why. */
public final class CatalogProblem extends RuntimeException {

    CatalogProblem(String sentence) {
        super(sentence);
    }

    CatalogProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
