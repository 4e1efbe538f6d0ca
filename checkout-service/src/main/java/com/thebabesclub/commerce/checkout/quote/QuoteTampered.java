package com.thebabesclub.commerce.checkout.quote;

/** The table holds a quote that is not what was signed: nobody may pay by it. */
public final class QuoteTampered extends RuntimeException {

    QuoteTampered() {
        super("a stored quote is not what was signed");
    }
}
