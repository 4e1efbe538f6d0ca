/** Settles a session: the one way in which an order comes to be or changes. */
@NullMarked
package com.thebabesclub.commerce.settlement;

import org.jspecify.annotations.NullMarked;
