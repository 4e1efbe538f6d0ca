/** Reads Stripe's form-encoded parameters and checks them against what a route accepts. */
@NullMarked
package com.thebabesclub.stripe.emulator.params;

import org.jspecify.annotations.NullMarked;
