/** What Stripe's Radar tells of payments: https://docs.stripe.com/api/radar. */
@NullMarked
package com.thebabesclub.stripe.emulator.radar;

import org.jspecify.annotations.NullMarked;
