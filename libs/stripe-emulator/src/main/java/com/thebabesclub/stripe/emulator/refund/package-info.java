/** Money given back: https://docs.stripe.com/api/refunds. */
@NullMarked
package com.thebabesclub.stripe.emulator.refund;

import org.jspecify.annotations.NullMarked;
