/** A catalogue made from what the owner has: products at Stripe, or a file of an older shop. */
@NullMarked
package com.thebabesclub.commerce.operator.catalog.conversion;

import org.jspecify.annotations.NullMarked;
