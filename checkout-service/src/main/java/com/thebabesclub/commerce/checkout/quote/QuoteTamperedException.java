package com.thebabesclub.commerce.checkout.quote;

/** The table holds a quote that is not what was signed: nobody may pay by it. */
public final class QuoteTamperedException extends RuntimeException {

    QuoteTamperedException() {
        super("a stored quote is not what was signed");
    }
}
