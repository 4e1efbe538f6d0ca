/** The emulator's socket: which path goes to the API, the payment page or the controls. */
@NullMarked
package com.thebabesclub.stripe.emulator.http;

import org.jspecify.annotations.NullMarked;
