/**
 * What became of an order, told to others: to an event bus, by a signed webhook, or both. That it
 * is owed stands in the outbox; here it is written and sent.
 */
@NullMarked
package com.thebabesclub.commerce.outbox.orderevent;

import org.jspecify.annotations.NullMarked;
