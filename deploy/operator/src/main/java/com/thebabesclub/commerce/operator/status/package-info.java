/** How the sync, the due queue and the events stand. */
@NullMarked
package com.thebabesclub.commerce.operator.status;

import org.jspecify.annotations.NullMarked;
