/**
 * What is known of a payment, how knowledge merges, and the order that follows from it. Pure:
 * values in, values out.
 */
@NullMarked
package com.thebabesclub.commerce.domain.order;

import org.jspecify.annotations.NullMarked;
