/** The route that takes deliveries: is it Stripe's? What follows from it is in the event room. */
@NullMarked
package com.thebabesclub.commerce.webhook.delivery;

import org.jspecify.annotations.NullMarked;
