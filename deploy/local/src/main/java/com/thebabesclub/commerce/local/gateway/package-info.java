/** One origin for the whole API on this machine. */
@NullMarked
package com.thebabesclub.commerce.local.gateway;

import org.jspecify.annotations.NullMarked;
