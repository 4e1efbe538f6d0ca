/**
 * Stripe: its API on virtual threads, its webhook signatures, its objects as our values. The only
 * importer of com.stripe.
 */
@NullMarked
package com.thebabesclub.commerce.stripe;

import org.jspecify.annotations.NullMarked;
