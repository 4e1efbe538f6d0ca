/** What Stripe paid out, against the orders that it is made of. */
@NullMarked
package com.thebabesclub.commerce.operator.payout;

import org.jspecify.annotations.NullMarked;
