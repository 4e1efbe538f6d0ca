/** Money as Stripe counts it: whole minor units, never a fraction. */
@NullMarked
package com.thebabesclub.commerce.domain.money;

import org.jspecify.annotations.NullMarked;
