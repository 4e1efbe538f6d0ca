/** Stripe's errors: https://docs.stripe.com/api/errors. */
@NullMarked
package com.thebabesclub.stripe.emulator.error;

import org.jspecify.annotations.NullMarked;
