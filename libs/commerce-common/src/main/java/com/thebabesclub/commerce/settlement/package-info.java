/**
 * Settles a session: the one way in which an order comes to be or changes, and the tasks that
 * follow from it.
 */
@NullMarked
package com.thebabesclub.commerce.settlement;

import org.jspecify.annotations.NullMarked;
