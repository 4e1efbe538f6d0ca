/** Writes the keys that lead to orders for those that were there before the keys. */
@NullMarked
package com.thebabesclub.commerce.operator.reindex;

import org.jspecify.annotations.NullMarked;
