package com.thebabesclub.stripe.emulator.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An event as an endpoint receives it: the raw body and its {@code Stripe-Signature} header. */
@SuppressWarnings("ArrayRecordComponent") // the bytes are what is signed
public record SignedDelivery(byte[] body, String header) {

    public String text() {
        return new String(body, UTF_8);
    }
}
