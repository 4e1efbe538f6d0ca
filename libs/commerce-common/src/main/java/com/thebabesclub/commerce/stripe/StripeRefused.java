package com.thebabesclub.commerce.stripe;

import java.util.Optional;

/** Stripe understood the request and said no: the same request would be refused again. */
public final class StripeRefused extends RuntimeException {

    private final int status;
    private final String code;
    private final String said;

    StripeRefused(
            String operation,
            int status,
            Optional<String> code,
            Optional<String> said,
            Throwable cause) {
        super("Stripe refused " + operation + " with " + status + " " + code.orElse(""), cause);
        this.status = status;
        this.code = code.orElse("");
        this.said = said.orElse("");
    }

    /** The HTTP status, 4xx. */
    public int status() {
        return status;
    }

    /** Stripe's error code, such as {@code resource_missing}; empty text where it gave none. */
    public String code() {
        return code;
    }

    /**
     * Stripe's own sentence, for whoever asked: it may repeat what was sent, and is not for a log.
     */
    public Optional<String> said() {
        return said.isEmpty() ? Optional.empty() : Optional.of(said);
    }

    public boolean isMissing() {
        return status == 404 || code.equals("resource_missing");
    }
}
