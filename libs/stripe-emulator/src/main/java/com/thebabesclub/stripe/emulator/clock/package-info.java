/** The account's time, which a test can move, and what is to happen at given times. */
@NullMarked
package com.thebabesclub.stripe.emulator.clock;

import org.jspecify.annotations.NullMarked;
