package com.thebabesclub.stripe.emulator.params;

/** What a parameter may look like: reads a node into a value or refuses it as Stripe would. */
@FunctionalInterface
public interface Shape {

    /**
     * Reads the value of the parameter called {@code path}.
     *
     * @throws com.thebabesclub.stripe.emulator.error.StripeError if the value has another shape
     */
    Object read(String path, FormNode node);
}
