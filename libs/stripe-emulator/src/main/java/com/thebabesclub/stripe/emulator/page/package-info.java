/** The hosted payment page: plain HTML that works without a script. */
@NullMarked
package com.thebabesclub.stripe.emulator.page;

import org.jspecify.annotations.NullMarked;
