/** The routes of the API and what every request passes: keys, limits, idempotency, expansion. */
@NullMarked
package com.thebabesclub.stripe.emulator.api;

import org.jspecify.annotations.NullMarked;
