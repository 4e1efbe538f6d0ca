/** How the sync, the due queue and the events stand. */
@NullMarked
package com.thebabesclub.commerce.sync.status;

import org.jspecify.annotations.NullMarked;
