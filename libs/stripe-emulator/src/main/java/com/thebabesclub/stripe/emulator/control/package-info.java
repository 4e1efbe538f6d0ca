/** What tests, demos and operators do to the account from outside, under {@code /_emulator}. */
@NullMarked
package com.thebabesclub.stripe.emulator.control;

import org.jspecify.annotations.NullMarked;
