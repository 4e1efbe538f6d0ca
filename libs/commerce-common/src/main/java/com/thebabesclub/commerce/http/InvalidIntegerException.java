package com.thebabesclub.commerce.http;

import io.micronaut.serde.exceptions.SerdeException;

/**
 * A number of the body has a fraction, or is text, or is out of range, where a whole one is needed.
 */
final class InvalidIntegerException extends SerdeException {

    InvalidIntegerException() {
        super("must be a whole number");
    }
}
