/** Products and prices. */
@NullMarked
package com.thebabesclub.stripe.emulator.catalog;

import org.jspecify.annotations.NullMarked;
