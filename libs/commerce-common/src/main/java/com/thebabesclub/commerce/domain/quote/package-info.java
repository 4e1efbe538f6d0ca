/** What a cart costs, how that came about and how long it holds. */
@NullMarked
package com.thebabesclub.commerce.domain.quote;

import org.jspecify.annotations.NullMarked;
