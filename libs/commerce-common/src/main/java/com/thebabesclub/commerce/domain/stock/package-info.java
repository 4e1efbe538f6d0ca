/** How many pieces of what is counted there are. */
@NullMarked
package com.thebabesclub.commerce.domain.stock;

import org.jspecify.annotations.NullMarked;
