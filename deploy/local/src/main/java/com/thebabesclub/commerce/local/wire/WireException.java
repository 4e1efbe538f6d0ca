package com.thebabesclub.commerce.local.wire;

/** Why a request of the wire's pages cannot be answered; its sentence is for the person there. */
final class WireException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String sentence;

    WireException(int status, String sentence) {
        super(sentence);
        this.status = status;
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    int status() {
        return status;
    }
}
