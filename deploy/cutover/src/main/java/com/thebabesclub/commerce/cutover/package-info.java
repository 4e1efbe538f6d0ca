/**
 * The cut-over from the legacy Python Lambdas: finds the orders that they wrote, under keys of the
 * time of writing and with nothing that leads to them, and makes them known to settlement.
 */
@NullMarked
package com.thebabesclub.commerce.cutover;

import org.jspecify.annotations.NullMarked;
