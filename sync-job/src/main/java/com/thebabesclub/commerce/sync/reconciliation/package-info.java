/** Reconciliation: every session that was completed at Stripe has its order in the table. */
@NullMarked
package com.thebabesclub.commerce.sync.reconciliation;

import org.jspecify.annotations.NullMarked;
