/** The catalogue, carried over to Stripe. */
@NullMarked
package com.thebabesclub.commerce.operator.catalog;

import org.jspecify.annotations.NullMarked;
