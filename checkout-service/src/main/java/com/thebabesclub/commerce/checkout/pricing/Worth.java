package com.thebabesclub.commerce.checkout.pricing;

/** What can be had for pieces. */
interface Worth {

    /**
     * The most that can be had where decided offers need so many pieces of each slot, in {@link
     * Valuation#SCALE}.
     */
    long of(int[] need);
}
