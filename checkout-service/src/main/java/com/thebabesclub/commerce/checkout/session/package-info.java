/** Checkout sessions: one live session for each shopper, at the quoted total. */
@NullMarked
package com.thebabesclub.commerce.checkout.session;

import org.jspecify.annotations.NullMarked;
