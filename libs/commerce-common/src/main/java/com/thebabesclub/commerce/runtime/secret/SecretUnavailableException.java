package com.thebabesclub.commerce.runtime.secret;

import java.util.Optional;

/**
 * A secret could not be read. It has no cause, only the name of it: a parser's message quotes what
 * it could not read, which is the secret here.
 */
final class SecretUnavailableException extends RuntimeException {

    private SecretUnavailableException(String message) {
        super(message);
    }

    static SecretUnavailableException because(Throwable failure) {
        Throwable cause = Optional.ofNullable(failure.getCause()).orElse(failure);
        return new SecretUnavailableException(
                "SSM gave no secret: "
                        + failure.getClass().getSimpleName()
                        + " by "
                        + cause.getClass().getSimpleName());
    }
}
