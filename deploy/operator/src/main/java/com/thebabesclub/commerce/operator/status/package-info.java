/** How the sync, the outbox and the events stand. */
@NullMarked
package com.thebabesclub.commerce.operator.status;

import org.jspecify.annotations.NullMarked;
