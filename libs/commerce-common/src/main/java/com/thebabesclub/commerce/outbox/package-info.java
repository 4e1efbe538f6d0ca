/**
 * Tasks that a commit leaves to be done at or after an hour: the queue in the table and the worker
 * that goes through it.
 */
@NullMarked
package com.thebabesclub.commerce.outbox;

import org.jspecify.annotations.NullMarked;
