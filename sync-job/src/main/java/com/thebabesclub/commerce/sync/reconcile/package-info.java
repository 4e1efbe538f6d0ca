/** Reconciliation: every session that was completed at Stripe has its order in the table. */
@NullMarked
package com.thebabesclub.commerce.sync.reconcile;

import org.jspecify.annotations.NullMarked;
