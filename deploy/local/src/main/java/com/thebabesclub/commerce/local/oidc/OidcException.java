package com.thebabesclub.commerce.local.oidc;

/** A request that is refused, with the code that OAuth has for it. */
final class OidcException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    OidcException(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    String code() {
        return code;
    }
}
