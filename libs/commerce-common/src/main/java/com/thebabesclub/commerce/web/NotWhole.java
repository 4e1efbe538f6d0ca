package com.thebabesclub.commerce.web;

import io.micronaut.serde.exceptions.SerdeException;

/**
 * A number of the body has a fraction, or is text, or is out of range, where a whole one is needed.
 */
final class NotWhole extends SerdeException {

    NotWhole() {
        super("must be a whole number");
    }
}
