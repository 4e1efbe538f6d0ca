/** Payers who go to their bank: https://docs.stripe.com/api/disputes. */
@NullMarked
package com.thebabesclub.stripe.emulator.dispute;

import org.jspecify.annotations.NullMarked;
