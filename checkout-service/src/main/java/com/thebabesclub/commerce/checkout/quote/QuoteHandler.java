package com.thebabesclub.commerce.checkout.quote;

import com.thebabesclub.commerce.function.DirectFunction;

/** The function for quotes: the first thing that a shopper waits for. */
public final class QuoteHandler extends DirectFunction {

    /** For the Lambda runtime. */
    public QuoteHandler() {
        super(DirectQuotes::open);
    }
}
