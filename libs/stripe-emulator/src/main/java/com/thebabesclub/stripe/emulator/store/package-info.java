/** Objects in memory, in the order of their making, and pages of them. */
@NullMarked
package com.thebabesclub.stripe.emulator.store;

import org.jspecify.annotations.NullMarked;
