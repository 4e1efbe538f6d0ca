/** What a customer has told us of themselves, and which Stripe customer they are. */
@NullMarked
package com.thebabesclub.commerce.domain.profile;

import org.jspecify.annotations.NullMarked;
