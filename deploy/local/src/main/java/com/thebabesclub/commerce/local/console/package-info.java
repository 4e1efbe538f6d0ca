/** The operator's console, as the gateway serves it. */
@NullMarked
package com.thebabesclub.commerce.local.console;

import org.jspecify.annotations.NullMarked;
