/** Money that goes to the shop's bank: https://docs.stripe.com/api/payouts. */
@NullMarked
package com.thebabesclub.stripe.emulator.payout;

import org.jspecify.annotations.NullMarked;
