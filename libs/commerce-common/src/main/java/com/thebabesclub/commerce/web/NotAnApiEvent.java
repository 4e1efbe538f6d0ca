package com.thebabesclub.commerce.web;

/** A function behind API Gateway was invoked with something else. */
public final class NotAnApiEvent extends RuntimeException {

    NotAnApiEvent(String why) {
        super("This is no event of API Gateway: " + why + ".", null, false, false);
    }
}
