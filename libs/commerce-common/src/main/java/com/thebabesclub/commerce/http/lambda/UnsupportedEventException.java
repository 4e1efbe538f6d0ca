package com.thebabesclub.commerce.http.lambda;

/**
 * A function behind API Gateway was invoked with something else. It has no cause: a parser's
 * message quotes what it could not read, and Lambda logs that.
 */
public final class UnsupportedEventException extends RuntimeException {

    UnsupportedEventException(String why) {
        super("This is no event of API Gateway: " + why + ".", null, false, false);
    }
}
