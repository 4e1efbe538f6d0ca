/** Secrets: where they come from, and a value that cannot be printed. */
@NullMarked
package com.thebabesclub.commerce.runtime.secret;

import org.jspecify.annotations.NullMarked;
