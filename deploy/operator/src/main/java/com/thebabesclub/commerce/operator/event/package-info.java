/** Events that were not handled: listed and replayed. */
@NullMarked
package com.thebabesclub.commerce.operator.event;

import org.jspecify.annotations.NullMarked;
