/** Webhook endpoints and the signed deliveries to them: https://docs.stripe.com/webhooks. */
@NullMarked
package com.thebabesclub.stripe.emulator.webhook;

import org.jspecify.annotations.NullMarked;
