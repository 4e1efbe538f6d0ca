/**
 * The cheapest total that the bundles allow, exactly. Pure: a function of catalogue, cart and time.
 */
@NullMarked
package com.thebabesclub.commerce.checkout.pricing;

import org.jspecify.annotations.NullMarked;
