/** What happened, as Stripe tells it: https://docs.stripe.com/api/events. */
@NullMarked
package com.thebabesclub.stripe.emulator.event;

import org.jspecify.annotations.NullMarked;
