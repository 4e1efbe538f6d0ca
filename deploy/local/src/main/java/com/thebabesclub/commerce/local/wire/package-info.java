/**
 * What goes between the shop, Stripe and its customers on this machine, for people to see: the
 * emulator's sessions, the items of the table, letters, order events. Of the local stack alone.
 */
@NullMarked
package com.thebabesclub.commerce.local.wire;

import org.jspecify.annotations.NullMarked;
