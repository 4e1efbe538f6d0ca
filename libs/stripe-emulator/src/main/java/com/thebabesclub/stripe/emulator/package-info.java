/** A stateful stand-in for the part of Stripe that shops with Checkout use. */
@NullMarked
package com.thebabesclub.stripe.emulator;

import org.jspecify.annotations.NullMarked;
