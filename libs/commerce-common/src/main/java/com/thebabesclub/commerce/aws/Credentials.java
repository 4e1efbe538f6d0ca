package com.thebabesclub.commerce.aws;

/**
 * Who signs. Prints nothing of it.
 *
 * @param token of a session, empty where there is none
 */
record Credentials(String keyId, String secret, String token) {

    /** Where they are found; it may block. */
    @FunctionalInterface
    interface Source {
        Credentials now();
    }

    @Override
    public String toString() {
        return "Credentials";
    }
}
