/** Money as Stripe counts it: whole minor units, never a fraction. */
@NullMarked
package com.thebabesclub.commerce.money;

import org.jspecify.annotations.NullMarked;
