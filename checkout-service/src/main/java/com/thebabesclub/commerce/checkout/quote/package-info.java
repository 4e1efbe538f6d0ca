/** Quotes: signed prices of carts that hold for a while. */
@NullMarked
package com.thebabesclub.commerce.checkout.quote;

import org.jspecify.annotations.NullMarked;
