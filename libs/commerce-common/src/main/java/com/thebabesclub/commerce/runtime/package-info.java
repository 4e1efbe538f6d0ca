/** Time and chance as every process has them. */
@NullMarked
package com.thebabesclub.commerce.runtime;

import org.jspecify.annotations.NullMarked;
