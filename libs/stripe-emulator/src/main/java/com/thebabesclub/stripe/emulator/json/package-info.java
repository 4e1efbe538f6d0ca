/** What every object of Stripe's has in common when it is written as JSON. */
@NullMarked
package com.thebabesclub.stripe.emulator.json;

import org.jspecify.annotations.NullMarked;
