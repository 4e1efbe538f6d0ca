/** One delivery of Stripe: is it Stripe's, is it ours, and what follows from it. */
@NullMarked
package com.thebabesclub.commerce.webhook.event;

import org.jspecify.annotations.NullMarked;
