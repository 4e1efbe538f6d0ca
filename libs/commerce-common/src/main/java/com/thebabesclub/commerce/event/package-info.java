/** What becomes of an event of Stripe: done, tried again, parked or replayed. */
@NullMarked
package com.thebabesclub.commerce.event;

import org.jspecify.annotations.NullMarked;
