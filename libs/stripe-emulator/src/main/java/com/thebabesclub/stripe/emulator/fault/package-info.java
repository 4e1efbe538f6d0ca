/** Faults on request: of calls, of deliveries, and events that are never generated. */
@NullMarked
package com.thebabesclub.stripe.emulator.fault;

import org.jspecify.annotations.NullMarked;
