package com.thebabesclub.commerce.packaging.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one kind of sum that is used here. */
public final class Sums {

    private Sums() {}

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
