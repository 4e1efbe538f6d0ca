/**
 * The life of an event of Stripe: the ledger of those that are done, those that failed, parking and
 * replay.
 */
@NullMarked
package com.thebabesclub.commerce.event;

import org.jspecify.annotations.NullMarked;
