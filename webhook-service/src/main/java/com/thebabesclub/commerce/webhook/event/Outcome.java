package com.thebabesclub.commerce.webhook.event;

/** What became of a delivery whose signature was right. All of them are answered with 200. */
enum Outcome {
    /** Its session was settled, or had been already. */
    SETTLED,
    /** A type that this shop does nothing with. */
    IGNORED_TYPE,
    /** Of test mode at a live shop, or the other way round. */
    IGNORED_LIVEMODE,
    /** Of another system on the same Stripe account. */
    IGNORED_FOREIGN
}
