package com.thebabesclub.commerce.checkout.quote;

/** A signature or token that we did not make, or that was changed since. */
public final class SignatureMismatchException extends RuntimeException {

    SignatureMismatchException() {
        super("the signature does not verify", null, false, false);
    }
}
