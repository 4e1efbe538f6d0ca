/** Checkout sessions: https://docs.stripe.com/api/checkout/sessions. */
@NullMarked
package com.thebabesclub.stripe.emulator.checkout;

import org.jspecify.annotations.NullMarked;
