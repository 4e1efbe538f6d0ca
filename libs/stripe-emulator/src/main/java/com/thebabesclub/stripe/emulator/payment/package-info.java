/** Payment intents, charges and what they do to the balance. */
@NullMarked
package com.thebabesclub.stripe.emulator.payment;

import org.jspecify.annotations.NullMarked;
