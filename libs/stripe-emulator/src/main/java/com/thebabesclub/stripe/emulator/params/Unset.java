package com.thebabesclub.stripe.emulator.params;

/** Stands for a parameter that was sent empty to clear a value. */
enum Unset {
    UNSET
}
