/** Customers. */
@NullMarked
package com.thebabesclub.stripe.emulator.customer;

import org.jspecify.annotations.NullMarked;
