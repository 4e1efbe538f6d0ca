/** Stripe's record of our webhook endpoint, as it should be. */
@NullMarked
package com.thebabesclub.commerce.operator.endpoint;

import org.jspecify.annotations.NullMarked;
