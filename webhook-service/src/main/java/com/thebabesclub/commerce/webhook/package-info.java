/** Takes Stripe's events and settles the sessions that they tell of. */
@NullMarked
package com.thebabesclub.commerce.webhook;

import org.jspecify.annotations.NullMarked;
