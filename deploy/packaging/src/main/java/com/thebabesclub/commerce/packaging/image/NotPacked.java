package com.thebabesclub.commerce.packaging.image;

/** The package must not be shipped; the message says why. */
public final class NotPacked extends RuntimeException {

    public NotPacked(String message) {
        super(message);
    }
}
